#include <dlfcn.h>
#include <lapacke.h>

// Rational approximation alone needs eigenvalues and linear systems. LAPACK, BLAS and the Fortran runtime are six
// libraries; loading them at every start of the command would cost a sixth of it, so they are
// opened when first called.
enum { LAPACKE_UNAVAILABLE = -9999 };

static inline void *lapacke_symbol(const char *name) {
  void *library = dlopen("liblapacke.so.3", RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, name) : 0;
}

static inline lapack_int lapacke_dggev(lapack_int n, double *a, double *b, double *re, double *im,
                                       double *beta) {
  __typeof__(&LAPACKE_dggev) call = (__typeof__(&LAPACKE_dggev))lapacke_symbol("LAPACKE_dggev");
  return call ? call(LAPACK_ROW_MAJOR, 'N', 'N', n, a, n, b, n, re, im, beta, 0, n, 0, n)
              : LAPACKE_UNAVAILABLE;
}

static inline lapack_int lapacke_dgeev(lapack_int n, double *a, double *re, double *im) {
  __typeof__(&LAPACKE_dgeev) call = (__typeof__(&LAPACKE_dgeev))lapacke_symbol("LAPACKE_dgeev");
  return call ? call(LAPACK_ROW_MAJOR, 'N', 'N', n, a, n, re, im, 0, n, 0, n) : LAPACKE_UNAVAILABLE;
}

static inline lapack_int lapacke_dgesvd(lapack_int m, lapack_int n, double *a, double *s, double *vt,
                                        double *superdiagonal) {
  __typeof__(&LAPACKE_dgesvd) call = (__typeof__(&LAPACKE_dgesvd))lapacke_symbol("LAPACKE_dgesvd");
  return call ? call(LAPACK_ROW_MAJOR, 'N', 'A', m, n, a, n, s, 0, 1, vt, n, superdiagonal)
              : LAPACKE_UNAVAILABLE;
}

static inline lapack_int lapacke_dgetrf(lapack_int n, double *a, lapack_int *pivots) {
  __typeof__(&LAPACKE_dgetrf) call = (__typeof__(&LAPACKE_dgetrf))lapacke_symbol("LAPACKE_dgetrf");
  return call ? call(LAPACK_ROW_MAJOR, n, n, a, n, pivots) : LAPACKE_UNAVAILABLE;
}

static inline lapack_int lapacke_dgetrs(char form, lapack_int n, const double *a,
                                        const lapack_int *pivots, double *b) {
  __typeof__(&LAPACKE_dgetrs) call = (__typeof__(&LAPACKE_dgetrs))lapacke_symbol("LAPACKE_dgetrs");
  return call ? call(LAPACK_ROW_MAJOR, form, n, 1, a, n, pivots, b, 1) : LAPACKE_UNAVAILABLE;
}
