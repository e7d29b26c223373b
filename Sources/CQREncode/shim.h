#ifndef CHUYENTRANG_CQRENCODE_SHIM_H
#define CHUYENTRANG_CQRENCODE_SHIM_H
#include <qrencode.h>
#endif
