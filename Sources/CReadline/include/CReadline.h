/// GNU Readline, as a handful of functions.
///
/// Every `rl_…` global stays on this side: Swift 6 refuses to touch them, and they are one per process anyway.
/// All of it belongs to one thread, the main one.
#ifndef CREADLINE_H
#define CREADLINE_H

#include <stdbool.h>

typedef enum prompt_outcome {
  PROMPT_LINE,
  PROMPT_END,         /* Ctrl-D on an empty line, or the terminal went away */
  PROMPT_INTERRUPTED, /* Ctrl-C */
} prompt_outcome;

/// What can stand where the person pressed Tab.
typedef struct prompt_completion {
  /// The whole line up to the cursor is one word (a choice may hold spaces); otherwise blanks part the words.
  bool whole_line;
  /// Readline's shape, from `malloc` all of it: slot 0 replaces the word, the choices follow (none of them when slot 0
  /// is the only one), NULL ends. NULL where nothing fits.
  char *_Nullable *_Nullable matches;
} prompt_completion;

typedef prompt_completion (*prompt_complete)(void *_Nullable context, const char *_Nonnull line, int cursor);

/// Makes the process speak UTF-8 when its locale does not; without that Readline swallows a typed `é`.
void prompt_ensure_utf8(void);

/// Before the first prompt. From here on Ctrl-C is only noted and Ctrl-\ does nothing. `name` is what `$if name` in
/// inputrc matches.
void prompt_open(const char *_Nonnull name);

/// Gives Ctrl-C and Ctrl-\ back to whoever had them before `prompt_open`. It may be opened again.
void prompt_close(void);

/// Reads one line; the caller frees it. NULL unless the outcome is PROMPT_LINE.
/// Without history the arrows bring nothing: an answer to a question is not a command.
char *_Nullable prompt_read(const char *_Nonnull prompt, bool with_history, prompt_complete _Nullable complete,
                            void *_Nullable context, prompt_outcome *_Nonnull outcome);

/// Whether Ctrl-C came since the last call, or the last prompt. A long computation asks now and then.
bool prompt_take_interrupt(void);

/// Loads past commands. The file stays the place where new ones go, and never keeps more than `limit` of them.
void prompt_history_open(const char *_Nonnull path, int limit);

/// Keeps a command, unless it is blank, starts with a space, or repeats the one before. What cannot be written to the
/// file is still remembered for this session.
void prompt_history_keep(const char *_Nonnull line);

/// Forgets all commands, in memory and on disk.
void prompt_history_forget(void);

#endif
