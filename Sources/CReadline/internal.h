/// What the files of this target share. Nothing of it is seen from Swift.
#ifndef CREADLINE_INTERNAL_H
#define CREADLINE_INTERNAL_H

#define _GNU_SOURCE
#include "include/CReadline.h"

#include <stdio.h>

#include <readline/history.h>
#include <readline/readline.h>

#include <signal.h>

/* signals.c */
void signals_open(void);
void signals_close(void);
void signals_enter_prompt(void);
void signals_leave_prompt(void);
/// Forgets that `sig` came, and says whether it had.
bool signals_take(int sig);
/// Lets `sig` do what it would have done without us. Returns only if the process is still there.
void signals_deliver(int sig);
/// Waits for input. This is the only place where a signal can land; false when one came, or one that ends the line is
/// still to be seen to.
bool signals_wait_for_input(int descriptor);

/* completion.c */
void completion_open(void);
void completion_use(prompt_complete complete, void *context);

#endif
