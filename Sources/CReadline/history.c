#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *history_path = NULL;

/// `append_history` does not create the file, and what a person types is nobody else's to read.
static bool make_private_file(const char *path) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  close(descriptor);
  return true;
}

void prompt_history_open(const char *path, int limit) {
  char *copy = strdup(path);
  if (copy == NULL) return;
  free(history_path);
  history_path = copy;
  clear_history();
  stifle_history(limit);
  if (read_history(path) == 0) history_truncate_file(path, limit);
}

void prompt_history_keep(const char *line) {
  if (*line == '\0' || *line == ' ' || strspn(line, " \t") == strlen(line)) return;
  if (strchr(line, '\n') != NULL) return; /* it would be two commands in the file */
  HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  if (last != NULL && strcmp(last->line, line) == 0) return;
  add_history(line);
  if (history_path != NULL && make_private_file(history_path)) append_history(1, history_path);
}

void prompt_history_forget(void) {
  clear_history();
  if (history_path != NULL) unlink(history_path);
}
