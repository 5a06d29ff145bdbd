/// Signals while a prompt is open.
///
/// All of them are blocked except in `signals_wait_for_input`: none can come between a test and the wait that follows
/// it, none can interrupt Readline half-way through a redraw. Readline's own handlers stay off: they re-send the signal
/// to the process, and with a plain `readline()` that lost a Ctrl-C and the letters typed after it.

#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { watched_count = sizeof watched / sizeof watched[0] };

static volatile sig_atomic_t arrived[_NSIG];
static struct sigaction previous[_NSIG];
static struct sigaction interrupt_before_open, quit_before_open;
static sigset_t mask_outside, mask_in_poll;
static pthread_t prompt_thread;
static bool is_open = false;

static void note(int sig) {
  int saved = errno;
  arrived[sig] = 1;
  /* Another thread may be the one that the kernel picked; the one that waits must wake up. */
  if (!pthread_equal(pthread_self(), prompt_thread)) pthread_kill(prompt_thread, sig);
  errno = saved;
}

static void install(int sig, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = SA_RESTART; /* ppoll returns all the same; what runs between two prompts is not disturbed */
  sigemptyset(&action.sa_mask);
  sigaction(sig, &action, old);
}

static void watched_set(sigset_t *set) {
  sigemptyset(set);
  for (int i = 0; i < watched_count; i++) sigaddset(set, watched[i]);
}

void signals_open(void) {
  prompt_thread = pthread_self();
  if (is_open) return;
  is_open = true;
  /* Between two prompts Ctrl-C must not kill the session: it is noted, and the command at work may ask. */
  install(SIGINT, &interrupt_before_open);
  /* A slip of the fingers (Ctrl-4 is Ctrl-\ too) must not end in a core dump. Shells ignore it as well. */
  struct sigaction ignore;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGQUIT, &ignore, &quit_before_open);
}

void signals_close(void) {
  if (!is_open) return;
  is_open = false;
  sigaction(SIGINT, &interrupt_before_open, NULL);
  sigaction(SIGQUIT, &quit_before_open, NULL);
}

void signals_enter_prompt(void) {
  sigset_t set;
  watched_set(&set);
  prompt_thread = pthread_self();
  pthread_sigmask(SIG_BLOCK, &set, &mask_outside);
  mask_in_poll = mask_outside;
  for (int i = 0; i < watched_count; i++) {
    int sig = watched[i];
    sigdelset(&mask_in_poll, sig);
    if (sig == SIGINT) continue; /* in place since signals_open */
    arrived[sig] = 0;
    install(sig, &previous[sig]);
    if (previous[sig].sa_handler == SIG_IGN) sigaction(sig, &previous[sig], NULL); /* nohup means it */
  }
}

void signals_leave_prompt(void) {
  for (int i = 0; i < watched_count; i++)
    if (watched[i] != SIGINT) sigaction(watched[i], &previous[watched[i]], NULL);
  pthread_sigmask(SIG_SETMASK, &mask_outside, NULL);
}

bool signals_take(int sig) {
  bool had = arrived[sig] != 0;
  arrived[sig] = 0;
  return had;
}

void signals_deliver(int sig) {
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, sig);
  sigaction(sig, &previous[sig], NULL);
  raise(sig); /* blocked here, so it waits… */
  pthread_sigmask(SIG_UNBLOCK, &one, NULL); /* …until now */
  pthread_sigmask(SIG_BLOCK, &one, NULL);
  install(sig, NULL);
}

bool signals_wait_for_input(int descriptor) {
  struct pollfd input = {.fd = descriptor, .events = POLLIN};
  if (ppoll(&input, 1, NULL, &mask_in_poll) <= 0) return false;
  /* When input is there, ppoll returns without letting a pending signal through: the letters typed after a Ctrl-C
     would be read before it. */
  sigset_t closed;
  pthread_sigmask(SIG_SETMASK, &mask_in_poll, &closed);
  pthread_sigmask(SIG_SETMASK, &closed, NULL);
  return !arrived[SIGINT] && !arrived[SIGTERM] && !arrived[SIGHUP];
}
