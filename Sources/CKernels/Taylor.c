// Taylor steps of a linear differential equation in pairs of doubles, about 32 digits.
//
// Error-free products need the exact low half; the fused multiplication gives it in one
// instruction where the processor has it and by a library call elsewhere, with the same bits.
#include <math.h>

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))
#define MOST_TERMS 256

INLINE kernel_pair quick_sum(double a, double b) {
  double s = a + b;
  return (kernel_pair){s, b - (s - a)};
}

INLINE kernel_pair two_sum(double a, double b) {
  double s = a + b, t = s - a;
  return (kernel_pair){s, (a - (s - t)) + (b - t)};
}

INLINE kernel_pair add(kernel_pair a, kernel_pair b) {
  kernel_pair s = two_sum(a.high, b.high), t = two_sum(a.low, b.low);
  kernel_pair v = quick_sum(s.high, s.low + t.high);
  return quick_sum(v.high, t.low + v.low);
}

INLINE kernel_pair multiply(kernel_pair a, kernel_pair b) {
  double p = a.high * b.high;
  double e = __builtin_fma(a.high, b.high, -p);
  return quick_sum(p, e + (a.high * b.low + a.low * b.high));
}

INLINE kernel_pair scale(kernel_pair a, double b) {
  double p = a.high * b;
  return quick_sum(p, __builtin_fma(a.high, b, -p) + a.low * b);
}

INLINE kernel_pair quotient(kernel_pair a, double b) {
  double q = a.high / b;
  return quick_sum(q, (__builtin_fma(-q, b, a.high) + a.low) / b);
}

INLINE kernel_pair divide(kernel_pair a, kernel_pair b) {
  double q = a.high / b.high;
  kernel_pair p = scale(b, -q);
  kernel_pair rest = add(a, p);
  return quick_sum(q, rest.high / b.high);
}

// Σ e_k t^k and Σ k e_k t^(k−1) in plain doubles.
INLINE double plain(const kernel_pair *e, int count, double t, double *slope) {
  double sum = 0, rise = 0;
  for (int k = count - 1; k >= 0; k--) {
    rise = rise * t + sum;
    sum = sum * t + e[k].high;
  }
  *slope = rise;
  return sum;
}

// The zero of the sum between 0 and 1, to about one ulp, by Newton's method kept in its bracket.
INLINE double plain_zero(const kernel_pair *e, int count, double sign, double end) {
  double low = 0, high = 1;
  double t = e[0].high / (e[0].high - end);
  for (int round = 0; round < 60; round++) {
    if (!(t > low && t < high)) t = low + (high - low) / 2;
    double slope, value = plain(e, count, t, &slope);
    if (value == 0) return t;
    if (value * sign > 0) low = t; else high = t;
    double step = value / slope;
    t -= step;
    if (fabs(step) < 4e-16 || high - low < 4e-16) break;
  }
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

INLINE kernel_step step(kernel_equation q, kernel_pair value, kernel_pair slope, double h) {
  // With s = h t: y″ + (α₁ t + α₂ t²) y″ + (β₀ + β₁ t) y′ + (γ₀ + γ₁ t + γ₂ t²) y = 0.
  kernel_pair r = divide((kernel_pair){1, 0}, q.a0);
  kernel_pair r1 = scale(r, h), r2 = scale(r1, h);
  kernel_pair a1 = multiply(q.a1, r1), a2 = multiply(q.a2, r2);
  kernel_pair b0 = multiply(q.b0, r1), b1 = multiply(q.b1, r2);
  kernel_pair c0 = multiply(q.c0, r2), c1 = scale(multiply(q.c1, r2), h);
  kernel_pair c2 = scale(scale(multiply(q.c2, r2), h), h);
  int has_c1 = c1.high != 0, has_c2 = c2.high != 0;
  int has_a2 = a2.high != 0, has_b = b0.high != 0 || a1.high != 0;

  kernel_pair e[MOST_TERMS];
  e[0] = value;
  e[1] = scale(slope, h);
  double largest = fmax(fabs(e[0].high), fabs(e[1].high));
  int count = 2;
  for (int k = 0; count < MOST_TERMS; k++, count++) {
    double m = k;
    kernel_pair next;
    if (k > 4 && fabs(e[k].high) + fabs(e[k + 1].high) < 0x1p-46 * largest) {
      // What is left counts by its first digits only.
      double sum = (a2.high * (m * (m - 1)) + b1.high * m + c0.high) * e[k].high +
                   (a1.high * ((m + 1) * m) + b0.high * (m + 1)) * e[k + 1].high;
      sum += c1.high * e[k - 1].high + c2.high * e[k - 2].high;
      next = (kernel_pair){-sum / ((m + 2) * (m + 1)), 0};
    } else {
      kernel_pair factor = c0;
      if (has_a2 || b1.high != 0)
        factor = add(factor, add(scale(a2, m * (m - 1)), scale(b1, m)));
      kernel_pair sum = multiply(factor, e[k]);
      if (has_b) {
        kernel_pair f = add(scale(a1, (m + 1) * m), scale(b0, m + 1));
        sum = add(sum, multiply(f, e[k + 1]));
      }
      if (has_c1 && k >= 1) sum = add(sum, multiply(c1, e[k - 1]));
      if (has_c2 && k >= 2) sum = add(sum, multiply(c2, e[k - 2]));
      next = quotient(sum, -((m + 2) * (m + 1)));
    }
    e[count] = next;
    double size = fabs(next.high);
    if (size > largest) largest = size;
    if (k > 4 && size + fabs(e[count - 1].high) < 0x1p-98 * largest) {
      count++;
      break;
    }
  }

  kernel_step result = {0};
  kernel_pair sum = {0, 0}, rise = {0, 0};
  for (int k = count - 1; k >= 0; k--) {
    sum = add(sum, e[k]);
    if (k > 0) rise = add(rise, scale(e[k], k));
  }
  result.value = sum;
  result.slope = quotient(rise, h);
  double sign = value.high != 0 ? value.high : slope.high;
  result.has_zero = sum.high == 0 || (sign > 0) != (sum.high > 0);
  if (!result.has_zero) return result;

  double t = plain_zero(e, count, sign, sum.high);
  double derivative;
  plain(e, count, t, &derivative);
  sum = (kernel_pair){0, 0};
  for (int k = count - 1; k >= 0; k--) sum = add(scale(sum, t), e[k]);
  kernel_pair place = two_sum(t, -sum.high / derivative);
  rise = (kernel_pair){0, 0};
  for (int k = count - 1; k > 0; k--) rise = add(multiply(rise, place), scale(e[k], k));
  result.zero = scale(place, h);
  result.zero_slope = quotient(rise, h);
  return result;
}

#if defined(__x86_64__)
__attribute__((target("fma"))) static kernel_step step_fused(
    kernel_equation q, kernel_pair value, kernel_pair slope, double h) {
  return step(q, value, slope, h);
}
#endif

kernel_step kernel_taylor_step(
    kernel_equation q, kernel_pair value, kernel_pair slope, double h) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("fma")) return step_fused(q, value, slope, h);
#endif
  return step(q, value, slope, h);
}
