#pragma once
#include <sqlite3.h>

// sqlite3_config takes a variable number of arguments, which Swift cannot give.
static inline int vuon_sqlite_keep_no_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
