// Clenshaw's loop for several instruction sets, chosen at run time.
//
// Swift compiles a module for one processor, and the portable one has two lanes; a wide register
// makes the loop four times as fast. Every product is fused with its sum, by one instruction where
// the processor has it and by the library elsewhere, so that results do not depend on the machine.
// Every loop carries several vectors: one alone would wait for its own last sum at each step.
#include <math.h>

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

INLINE double chebyshev_one(double t, const double *c, size_t count) {
  double b1 = 0, b2 = 0;
  for (size_t k = count - 1; k > 0; k--) {
    double b = __builtin_fma(2 * t, b1, c[k] - b2);
    b2 = b1;
    b1 = b;
  }
  return __builtin_fma(t, b1, c[0] - b2);
}

INLINE double recurrence_one(double t, kernel_recurrence r, const double *c, size_t count) {
  double b1 = c[count - 1], b2 = 0;
  for (size_t k = count - 1; k-- > 0;) {
    double factor = __builtin_fma(r.a[k], t, r.b[k]);
    // The older value first: the newest is waited for once.
    double b = __builtin_fma(factor, b1, __builtin_fma(-r.below[k + 1], b2, c[k]));
    b2 = b1;
    b1 = b;
  }
  return b1 * r.first;
}

// LANES doubles in a vector, GROUP vectors side by side: 3 · GROUP registers.
#define CHEBYSHEV(NAME, TARGET, LANES, GROUP)                                                     \
  TARGET static void NAME(const double *x, double *y, size_t points, double center, double scale, \
                          const double *c, size_t count) {                                        \
    typedef double vector __attribute__((vector_size(8 * LANES), aligned(8), may_alias));         \
    size_t start = 0;                                                                             \
    for (; start + LANES * GROUP <= points; start += LANES * GROUP) {                             \
      vector twice[GROUP], b1[GROUP], b2[GROUP];                                                  \
      for (int g = 0; g < GROUP; g++) {                                                           \
        twice[g] = 2 * ((*(const vector *)(x + start + LANES * g) - center) / scale);             \
        b1[g] = b2[g] = (vector){0};                                                              \
      }                                                                                           \
      for (size_t k = count - 1; k > 0; k--) {                                                    \
        _Pragma("clang loop unroll(full)") for (int g = 0; g < GROUP; g++) {                      \
          vector b = __builtin_elementwise_fma(twice[g], b1[g], c[k] - b2[g]);                    \
          b2[g] = b1[g];                                                                          \
          b1[g] = b;                                                                              \
        }                                                                                         \
      }                                                                                           \
      for (int g = 0; g < GROUP; g++)                                                             \
        *(vector *)(y + start + LANES * g) =                                                      \
            __builtin_elementwise_fma(twice[g] / 2, b1[g], c[0] - b2[g]);                         \
    }                                                                                             \
    for (; start < points; start++)                                                               \
      y[start] = chebyshev_one((x[start] - center) / scale, c, count);                            \
  }

// The same for polynomials P_{k+1} = (a_k t + b_k) P_k − d_k P_{k−1} of any kind.
#define RECURRENCE(NAME, TARGET, LANES, GROUP)                                                    \
  TARGET static void NAME(const double *x, double *y, size_t points, kernel_recurrence r,         \
                          const double *c, size_t count) {                                        \
    typedef double vector __attribute__((vector_size(8 * LANES), aligned(8), may_alias));         \
    const vector zero = {0};                                                                      \
    size_t start = 0;                                                                             \
    for (; start + LANES * GROUP <= points; start += LANES * GROUP) {                             \
      vector t[GROUP], b1[GROUP], b2[GROUP];                                                      \
      for (int g = 0; g < GROUP; g++) {                                                           \
        t[g] = (*(const vector *)(x + start + LANES * g) - r.center) / r.scale;                   \
        b1[g] = c[count - 1] + zero;                                                              \
        b2[g] = zero;                                                                             \
      }                                                                                           \
      for (size_t k = count - 1; k-- > 0;) {                                                      \
        const vector a = r.a[k] + zero, shift = r.b[k] + zero, below = -r.below[k + 1] + zero;    \
        const vector term = c[k] + zero;                                                          \
        _Pragma("clang loop unroll(full)") for (int g = 0; g < GROUP; g++) {                      \
          vector factor = __builtin_elementwise_fma(a, t[g], shift);                              \
          vector b = __builtin_elementwise_fma(                                                   \
              factor, b1[g], __builtin_elementwise_fma(below, b2[g], term));                      \
          b2[g] = b1[g];                                                                          \
          b1[g] = b;                                                                              \
        }                                                                                         \
      }                                                                                           \
      for (int g = 0; g < GROUP; g++) *(vector *)(y + start + LANES * g) = b1[g] * r.first;       \
    }                                                                                             \
    for (; start < points; start++)                                                               \
      y[start] = recurrence_one((x[start] - r.center) / r.scale, r, c, count);                    \
  }

#define PORTABLE
CHEBYSHEV(chebyshev_baseline, PORTABLE, 2, 4)
RECURRENCE(recurrence_baseline, PORTABLE, 2, 4)
#if defined(__x86_64__)
CHEBYSHEV(chebyshev_avx2, __attribute__((target("avx2,fma"))), 4, 5)
CHEBYSHEV(chebyshev_avx512, __attribute__((target("avx512f"))), 8, 6)
RECURRENCE(recurrence_avx2, __attribute__((target("avx2,fma"))), 4, 4)
RECURRENCE(recurrence_avx512, __attribute__((target("avx512f"))), 8, 6)
#endif

kernel_set kernel_widest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return KERNEL_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return KERNEL_AVX2;
#endif
  return KERNEL_BASELINE;
}

void kernel_chebyshev(kernel_set set, const double *x, double *y, size_t points, double center,
                      double scale, const double *c, size_t count) {
#if defined(__x86_64__)
  if (set == KERNEL_AVX512) return chebyshev_avx512(x, y, points, center, scale, c, count);
  if (set == KERNEL_AVX2) return chebyshev_avx2(x, y, points, center, scale, c, count);
#endif
  (void)set;
  chebyshev_baseline(x, y, points, center, scale, c, count);
}

void kernel_clenshaw(kernel_set set, const double *x, double *y, size_t points,
                     kernel_recurrence recurrence, const double *c, size_t count) {
#if defined(__x86_64__)
  if (set == KERNEL_AVX512) return recurrence_avx512(x, y, points, recurrence, c, count);
  if (set == KERNEL_AVX2) return recurrence_avx2(x, y, points, recurrence, c, count);
#endif
  (void)set;
  recurrence_baseline(x, y, points, recurrence, c, count);
}
