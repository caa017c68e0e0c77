#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writes the Vietnamese dictionary sort key of a UTF-8 text.
///
/// Returns the key's length in bytes; when it is larger than `capacity` nothing useful was written.
/// Returns -1 where the collation cannot be opened.
int32_t vn_sort_key(const char *text, int32_t length, uint8_t *key, int32_t capacity);
