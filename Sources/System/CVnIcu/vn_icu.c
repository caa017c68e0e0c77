// ICU's own headers clash with Foundation's copy of ICU when imported into Swift,
// so this file is the only place that sees them.
#include "vn_icu.h"
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <stdlib.h>

static __thread UCollator *collator;

int32_t vn_sort_key(const char *text, int32_t length, uint8_t *key, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    if (!collator) {
        collator = ucol_open("vi", &status);
        if (U_FAILURE(status)) { collator = NULL; return -1; }
    }
    UChar small[256];
    UChar *wide = small;
    int32_t needed = 0;
    u_strFromUTF8(small, 256, &needed, text, length, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        wide = malloc(sizeof(UChar) * (size_t)needed);
        if (!wide) return -1;
        u_strFromUTF8(wide, needed, &needed, text, length, &status);
    }
    int32_t result = U_FAILURE(status) ? -1 : ucol_getSortKey(collator, wide, needed, key, capacity);
    if (wide != small) free(wide);
    return result;
}
