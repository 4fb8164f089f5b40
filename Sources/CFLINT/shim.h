// FLINT 3 installs Arb under flint/, FLINT 2 leaves it beside.
#include <flint/fmpz.h>
#include <flint/fmpq.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpq_mpoly.h>
#include <flint/fmpq_mpoly_factor.h>
#if __has_include(<flint/arb.h>)
#include <flint/arb.h>
#include <flint/arb_poly.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_fmpz_poly.h>
#include <flint/acb.h>
#include <flint/acb_poly.h>
#include <flint/acb_hypgeom.h>
#else
#include <arb.h>
#include <arb_poly.h>
#include <arb_hypgeom.h>
#include <arb_fmpz_poly.h>
#include <acb.h>
#include <acb_poly.h>
#include <acb_hypgeom.h>
#endif
