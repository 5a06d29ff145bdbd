/// Starting a program in a pseudo-terminal or on three pipes: what Swift may not do itself, since between `fork` and
/// `execve` only async-signal-safe calls are allowed.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

/// What to start. The arrays end with NULL.
typedef struct pty_command {
  const char *_Nonnull path;
  char *_Nullable const *_Nonnull arguments;
  char *_Nullable const *_Nonnull environment;
  const char *_Nullable folder; /* NULL: ours */
} pty_command;

/// Opens both sides of a terminal that no program sits at. 0, or -errno.
int pty_open(int rows, int columns, int *_Nonnull master, int *_Nonnull terminal);

/// Starts it as the session leader of a new terminal. Answers the master side (non-blocking), or -errno.
int pty_start(const pty_command *_Nonnull command, int rows, int columns, pid_t *_Nonnull child);

/// Starts it with a pipe on each of its standard streams; `ours` gets the other ends (non-blocking). 0, or -errno.
int pty_start_piped(const pty_command *_Nonnull command, int ours[_Nonnull 3], pid_t *_Nonnull child);

int pty_resize(int master, int rows, int columns);

/// Where `wanted` first stands in `bytes`, or -1. (`memmem` is not visible from Swift.)
long pty_find(const void *_Nonnull bytes, size_t count, const void *_Nonnull wanted, size_t wanted_count);

/// A descriptor that becomes readable when the process ends, or -1.
int pty_watch(pid_t child);

#endif
