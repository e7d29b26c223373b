#ifndef CHUYENTRANG_CMALLOC_SHIM_H
#define CHUYENTRANG_CMALLOC_SHIM_H
#include <malloc.h>
#endif
