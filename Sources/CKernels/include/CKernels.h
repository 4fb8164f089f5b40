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

/// Σ a[i] b[i] in eight interleaved sums, the same bits on every machine.
double kernel_dot(const double *a, const double *b, size_t count);

/// sum[i] += factor · a[i]; the arrays do not overlap, here and below.
void kernel_add(double factor, const double *a, double *sum, size_t count);

/// product[i] *= a[i].
void kernel_multiply(const double *a, double *product, size_t count);

/// sum[i] += factor · a[i], with bounds on the rounding errors so far of a and of the sum.
void kernel_add_bounded(double factor, const double *a, const double *bounds, double unit,
                        double *sum, double *bound, size_t count);

/// bound[i] = |slopes[i]| bound[i] + unit · |values[i]|: bounds behind a function.
void kernel_bound(const double *slopes, const double *values, double unit, double *bound,
                  size_t count);

/// sum[i] += a[i], with bounds.
void kernel_skip(const double *a, const double *bounds, double unit, double *sum, double *bound,
                 size_t count);

#endif
