#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>

/// A face of a font file for Cairo, or null where FreeType can't open the file.
cairo_font_face_t *residuum_face_open(const char *path);
