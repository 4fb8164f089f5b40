#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

// HarfBuzz 7 renamed the call and deprecates the old name, which Swift would report as an error.
static inline void residuum_hb_draw(
    hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *funcs, void *data) {
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, funcs, data);
#else
  hb_font_get_glyph_shape(font, glyph, funcs, data);
#endif
}
