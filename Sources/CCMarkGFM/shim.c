#include "ccmarkgfm.h"
