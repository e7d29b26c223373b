#ifndef CHUYENTRANG_CXXHASH_SHIM_H
#define CHUYENTRANG_CXXHASH_SHIM_H
#include <xxhash.h>
#endif
