#ifndef CHUYENTRANG_CCMARKGFM_SHIM_H
#define CHUYENTRANG_CCMARKGFM_SHIM_H
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
// The node's own fields: cmark_node_get_literal copies each text that is asked for.
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/syntax_extension.h>
#endif
