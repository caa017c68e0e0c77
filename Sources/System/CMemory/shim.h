#pragma once
// Not among the headers that Swift's Glibc brings.
#include <malloc.h>
