#include "internal.h"

#include <stdlib.h>

static prompt_complete completer = NULL;
static void *completer_context = NULL;
static prompt_completion answer = {false, NULL};

static void drop_answer(void) {
  if (answer.matches == NULL) return;
  for (char **match = answer.matches; *match != NULL; match++) free(*match);
  free(answer.matches);
  answer.matches = NULL;
}

static void ask(void) {
  drop_answer();
  answer.whole_line = false;
  if (completer != NULL) answer = completer(completer_context, rl_line_buffer, rl_point);
}

/// Readline asks where words break before it asks for matches. The answer to both is one answer, so it is asked for
/// here and kept for `attempt`.
static char *word_breaks(void) {
  static char blanks[] = " \t\n", none[] = "";
  ask();
  return answer.whole_line ? none : blanks;
}

static char **attempt(const char *text, int start, int end) {
  (void)text, (void)start;
  if (end == 0) ask(); /* at the start of the line there is no word to look for, and nobody asked where it breaks */
  rl_attempted_completion_over = 1; /* Readline resets it each time; without it file names appear */
  rl_completion_append_character = answer.whole_line ? '\0' : ' ';
  char **matches = answer.matches;
  answer.matches = NULL; /* Readline frees them */
  return matches;
}

void completion_open(void) {
  rl_completion_word_break_hook = word_breaks;
  rl_attempted_completion_function = attempt;
  rl_basic_word_break_characters = rl_completer_word_break_characters = " \t\n";
  rl_completer_quote_characters = NULL;
  rl_sort_completion_matches = 0;   /* Swift sorted them, the French way */
  rl_completion_query_items = 0;    /* it asks in English */
}

void completion_use(prompt_complete complete, void *context) {
  completer = complete;
  completer_context = context;
  drop_answer();
}
