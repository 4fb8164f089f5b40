#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

/// Instruction sets a loop is compiled for, each a superset of the one before.
typedef enum { KERNEL_BASELINE = 0, KERNEL_AVX2 = 1, KERNEL_AVX512 = 2 } kernel_set;

/// The widest instruction set of this processor.
kernel_set kernel_widest(void);

/// y[i] = Σ c[k] T_k((x[i] − center) / scale), k < count, count ≥ 1, the same bits for every set.
/// Calling it with a set that the processor lacks is undefined.
void kernel_chebyshev(kernel_set set, const double *x, double *y, size_t points, double center,
                      double scale, const double *c, size_t count);

#endif
