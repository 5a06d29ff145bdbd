#define _GNU_SOURCE
#include "include/CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

/// In the child: the runner's blocked signals and ignored ones are not ours to hand on (Ctrl-C would do nothing), nor
/// are its descriptors (a test that closes its terminal must be the last to hold it).
static void become(const pty_command *command) {
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  for (int sig = 1; sig < _NSIG; sig++) sigaction(sig, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  syscall(SYS_close_range, 3U, ~0U, 0U);
  if (command->folder != NULL && chdir(command->folder) != 0) _exit(126);
  execve(command->path, command->arguments, command->environment);
  _exit(127);
}

/// With all signals blocked: a handler of the runner must not run in the child.
static pid_t fork_quietly(void) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  int saved = errno;
  if (child != 0) pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
  return child;
}

int pty_open(int rows, int columns, int *master, int *terminal) {
  char name[64];
  int error = 0;
  *terminal = -1;
  *master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*master < 0) return -errno;
  if (grantpt(*master) != 0 || unlockpt(*master) != 0) error = errno;
  if (error == 0) error = ptsname_r(*master, name, sizeof name);
  if (error == 0 && (*terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) error = errno;
  if (error == 0 && pty_resize(*terminal, rows, columns) != 0) error = errno;
  if (error == 0) return 0;
  if (*terminal >= 0) close(*terminal);
  close(*master);
  return -error;
}

/// Not `forkpty`: its master side is inherited by whatever another test starts in the same instant, and the terminal
/// would then never hang up.
int pty_start(const pty_command *command, int rows, int columns, pid_t *child) {
  int master, terminal;
  int error = -pty_open(rows, columns, &master, &terminal);
  if (error != 0) return -error;
  if (fcntl(master, F_SETFL, O_NONBLOCK) != 0 || (*child = fork_quietly()) < 0) error = errno;
  if (error == 0 && *child == 0) {
    setsid();
    ioctl(terminal, TIOCSCTTY, 0);
    for (int stream = 0; stream < 3; stream++) dup2(terminal, stream);
    become(command);
  }
  close(terminal);
  if (error == 0) return master;
  close(master);
  return -error;
}

int pty_start_piped(const pty_command *command, int ours[3], pid_t *child) {
  int theirs[3] = {-1, -1, -1}, error = 0;
  ours[0] = ours[1] = ours[2] = -1;
  for (int stream = 0; stream < 3 && error == 0; stream++) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
      error = errno;
      break;
    }
    theirs[stream] = stream == 0 ? ends[0] : ends[1];
    ours[stream] = stream == 0 ? ends[1] : ends[0];
    if (fcntl(ours[stream], F_SETFL, O_NONBLOCK) != 0) error = errno;
  }
  if (error == 0 && (*child = fork_quietly()) < 0) error = errno;
  if (error == 0 && *child == 0) {
    /* The runner may have its own 0…2 closed: move out of the way before placing. */
    for (int stream = 0; stream < 3; stream++) theirs[stream] = fcntl(theirs[stream], F_DUPFD, 10);
    for (int stream = 0; stream < 3; stream++) dup2(theirs[stream], stream);
    setsid(); /* a Ctrl-C for the runner is not for it, and it has no terminal to find */
    become(command);
  }
  for (int stream = 0; stream < 3; stream++) {
    if (theirs[stream] >= 0) close(theirs[stream]);
    if (error != 0 && ours[stream] >= 0) close(ours[stream]);
  }
  return -error;
}

int pty_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

int pty_watch(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0); }

long pty_find(const void *bytes, size_t count, const void *wanted, size_t wanted_count) {
  const char *hit = memmem(bytes, count, wanted, wanted_count);
  return hit == NULL ? -1 : hit - (const char *)bytes;
}
