#include "internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *accepted = NULL;     /* the line, once Enter was pressed */
static bool finished = false;     /* Enter, or Ctrl-D on an empty line */
static bool terminal_gone = false;
static bool interrupted = false;

static void on_line(char *line) {
  accepted = line;
  finished = true;
  rl_callback_handler_remove(); /* or Readline shows the prompt again at once */
}

/// The terminal as it was, and the cursor below what was typed.
static void put_terminal_back(void) {
  rl_cleanup_after_signal();
  fputc('\n', rl_outstream);
  fflush(rl_outstream);
}

/// Signals that end the process. Each puts the terminal back first, then does what it always did.
static void die_if_asked(void) {
  static const int deadly[] = {SIGTERM, SIGHUP};
  for (int i = 0; i < 2; i++) {
    if (!signals_take(deadly[i])) continue;
    put_terminal_back();
    signals_deliver(deadly[i]);
    terminal_gone = true; /* somebody handles it and lives on: there is no conversation to go on with */
  }
}

static void show_again(void) {
  rl_deprep_terminal();
  rl_prep_terminal(1);
  rl_reset_screen_size();
  rl_forced_update_display();
}

/// Signals after which the prompt goes on.
static void redraw_if_needed(void) {
  if (signals_take(SIGTSTP)) {
    put_terminal_back();
    signals_deliver(SIGTSTP); /* stops here; comes back with `fg` */
    signals_take(SIGCONT);
    show_again();
  }
  if (signals_take(SIGCONT)) show_again(); /* stopped by somebody else: the shell changed the terminal meanwhile */
  if (signals_take(SIGWINCH)) rl_resize_terminal();
}

/// Readline's way to read a byte. It also reads on inside an escape sequence or a paste, where the end may never come:
/// signals must land there as well.
static int next_byte(FILE *stream) {
  int descriptor = fileno(stream);
  for (;;) {
    die_if_asked();
    if (signals_take(SIGINT)) interrupted = true;
    if (interrupted || terminal_gone) return EOF;
    if (!signals_wait_for_input(descriptor)) continue;
    unsigned char byte;
    ssize_t count = read(descriptor, &byte, 1);
    if (count == 1) return byte;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    terminal_gone = true; /* Readline would take what stands on the line for an answer */
    return EOF;
  }
}

void prompt_open(const char *name) {
  static bool opened = false;
  if (!opened) {
    opened = true;
    prompt_ensure_utf8();
    char *copy = strdup(name);
    if (copy != NULL) rl_readline_name = copy;
    rl_catch_signals = 0; /* signals.c does */
    rl_catch_sigwinch = 0;
    rl_change_environment = 0; /* LINES and COLUMNS stay what the person set */
    rl_getc_function = next_byte;
    /* Before inputrc is read, so that it has the last word. */
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("show-all-if-ambiguous", "on");
    rl_variable_bind("page-completions", "off"); /* its --More-- is English */
    completion_open();
    using_history();
    rl_initialize();
  }
  signals_open();
}

void prompt_close(void) { signals_close(); }

bool prompt_take_interrupt(void) { return signals_take(SIGINT); }

static void abandon_line(void) {
  rl_free_line_state();
  rl_callback_sigcleanup();
  fputs("^C", rl_outstream);
  put_terminal_back();
  rl_callback_handler_remove();
}

static char *read_visible(const char *prompt, prompt_outcome *outcome) {
  accepted = NULL;
  finished = terminal_gone = interrupted = false;
  rl_reset_screen_size(); /* nobody watched the window between two prompts */
  rl_callback_handler_install(prompt, on_line);
  while (!finished) {
    die_if_asked();
    if (signals_take(SIGINT)) interrupted = true; /* it may have come before this prompt */
    if (interrupted || terminal_gone) break;
    redraw_if_needed();
    if (signals_wait_for_input(fileno(rl_instream))) rl_callback_read_char();
    if (interrupted || terminal_gone) break;
  }
  if (!finished && interrupted) {
    abandon_line();
  } else if (!finished) {
    put_terminal_back();
    rl_callback_handler_remove();
  } else if (accepted == NULL || interrupted) {
    fputs(interrupted ? "^C\n" : "\n", rl_outstream);
    fflush(rl_outstream);
  }
  *outcome = interrupted ? PROMPT_INTERRUPTED : accepted == NULL || terminal_gone ? PROMPT_END : PROMPT_LINE;
  if (*outcome != PROMPT_LINE) {
    free(accepted);
    accepted = NULL;
  }
  return accepted;
}

char *prompt_read(const char *prompt, bool with_history, prompt_complete complete, void *context,
                  prompt_outcome *outcome) {
  HISTORY_STATE *commands = NULL, nothing;
  if (!with_history && (commands = history_get_history_state()) != NULL) {
    memset(&nothing, 0, sizeof nothing);
    history_set_history_state(&nothing);
  }
  completion_use(complete, context);
  fflush(stdout);
  signals_enter_prompt();
  char *line = read_visible(prompt, outcome);
  signals_leave_prompt();
  completion_use(NULL, NULL);
  if (commands != NULL) {
    history_set_history_state(commands);
    free(commands);
  }
  return line;
}
