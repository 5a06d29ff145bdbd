#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool speaks_utf8(void) {
  return setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void prompt_ensure_utf8(void) {
  if (speaks_utf8()) return;
  /* In the environment too: Readline reads it again by itself, and a pager inherits it. LC_ALL beats LC_CTYPE, so
     where it is set it is the one to change. */
  const char *all = getenv("LC_ALL");
  setenv(all != NULL && *all != '\0' ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1);
  speaks_utf8();
}
