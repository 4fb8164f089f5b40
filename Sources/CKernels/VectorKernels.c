// Loops over columns of doubles, as descents use them thousands of times a second.
//
// Sums run in eight interleaved parts, which a compiler may keep in registers of any width: the
// order of the additions, and so every bit, is the same on all machines.
#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

double kernel_dot(const double *a, const double *b, size_t count) {
  double sums[8] = {0};
  size_t start = 0;
  for (; start + 8 <= count; start += 8)
    for (int lane = 0; lane < 8; lane++) sums[lane] += a[start + lane] * b[start + lane];
  for (int lane = 0; start < count; start++, lane++) sums[lane] += a[start] * b[start];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

void kernel_add(double factor, const double *restrict a, double *restrict sum, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += factor * a[i];
}

void kernel_multiply(const double *restrict a, double *restrict product, size_t count) {
  for (size_t i = 0; i < count; i++) product[i] *= a[i];
}

static double size(double x) { return x < 0 ? -x : x; }

void kernel_add_bounded(double factor, const double *restrict a, const double *restrict bounds,
                        double unit, double *restrict sum, double *restrict bound, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double term = factor * a[i];
    sum[i] += term;
    bound[i] += size(factor) * bounds[i] + unit * (size(term) + size(sum[i]));
  }
}

void kernel_bound(const double *restrict slopes, const double *restrict values, double unit,
                  double *restrict bound, size_t count) {
  for (size_t i = 0; i < count; i++) 
    bound[i] = size(slopes[i]) * bound[i] + 4 * unit * size(values[i]);
}

void kernel_skip(const double *restrict a, const double *restrict bounds, double unit,
                 double *restrict sum, double *restrict bound, size_t count) {
  for (size_t i = 0; i < count; i++) {
    sum[i] += a[i];
    bound[i] += bounds[i] + unit * size(sum[i]);
  }
}
