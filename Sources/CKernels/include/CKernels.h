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

/// Polynomials P_0 = first, P_{k+1}(t) = (a[k] t + b[k]) P_k(t) − below[k] P_{k−1}(t) in
/// t = (x − center) / scale; `below[0]` is not used.
typedef struct {
  double first, center, scale;
  const double *a, *b, *below;
} kernel_recurrence;

/// y[i] = Σ c[k] P_k, k < count, count ≥ 1, with at least count − 1 entries in `a` and `b` and
/// count in `below`, the same bits for every set. Calling it with a set that the processor lacks is undefined.
void kernel_clenshaw(kernel_set set, const double *x, double *y, size_t points,
                     kernel_recurrence recurrence, const double *c, size_t count);

/// The unevaluated sum of two doubles, high + low, the low one at most half an ulp of the high one.
typedef struct { double high, low; } kernel_pair;

/// (a0 + a1 s + a2 s²) y″ + (b0 + b1 s) y′ + (c0 + c1 s + c2 s²) y = 0 about s = 0, where a0 ≠ 0.
typedef struct { kernel_pair a0, a1, a2, b0, b1, c0, c1, c2; } kernel_equation;

/// A solution at the end of a step, and its zero on the way.
typedef struct {
  kernel_pair value, slope;
  /// s at the zero and y′ there; has_zero tells whether there is one.
  kernel_pair zero, zero_slope;
  int has_zero;
} kernel_step;

/// y and y′ at s = h from y and y′ at s = 0 by a Taylor series, to about 28 digits of the largest
/// value on the way, for h well inside the radius of convergence; also the zero in 0 < s ≤ h, of
/// which there may be no more than one. A zero at s = 0 itself does not count.
kernel_step kernel_taylor_step(
    kernel_equation equation, kernel_pair value, kernel_pair slope, double h);

/// Σ a[i] b[i] in eight interleaved sums, the same bits on every machine.
double kernel_dot(const double *a, const double *b, size_t count);

/// sum[i] += factor · a[i]; the arrays do not overlap, here and below.
void kernel_add(double factor, const double *a, double *sum, size_t count);

/// product[i] *= a[i].
void kernel_multiply(const double *a, double *product, size_t count);

/// sum[i] += factor · a[i], with bounds on the rounding errors so far of a and of the sum.
void kernel_add_bounded(double factor, const double *a, const double *bounds, double unit,
                        double *sum, double *bound, size_t count);

/// bound[i] = |slopes[i]| bound[i] + 4 unit · |values[i]|: bounds behind a function that is good to
/// two units in the last place, to first order.
void kernel_bound(const double *slopes, const double *values, double unit, double *bound,
                  size_t count);

/// sum[i] += a[i], with bounds.
void kernel_skip(const double *a, const double *bounds, double unit, double *sum, double *bound,
                 size_t count);

#endif
