#include <cairo/cairo-ft.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "CCairo.h"

// Only pictures need Cairo, and it brings the twelve libraries of X11 and fontconfig with it: a
// fifth of every start of the command. So it is opened by the first call instead of by the loader:
// each function the project uses is defined here and passes on to Cairo's own.
static void *symbol(const char *name) {
  void *library = dlopen("libcairo.so.2", RTLD_LAZY | RTLD_LOCAL);
  void *found = library ? dlsym(library, name) : NULL;
  if (!found) {
    fprintf(stderr, "residuum: error: Cairo can't be opened: %s\n", dlerror());
    exit(74);
  }
  return found;
}

// Two threads may both look a name up; they find the same address.
#define CALL(name, ...)                                                                            \
  static __typeof__(&name) call;                                                                   \
  __typeof__(&name) found = __atomic_load_n(&call, __ATOMIC_RELAXED);                              \
  if (!found) {                                                                                    \
    found = (__typeof__(&name))symbol(#name);                                                      \
    __atomic_store_n(&call, found, __ATOMIC_RELAXED);                                              \
  }                                                                                                \
  return found(__VA_ARGS__)

const char *cairo_version_string(void) { CALL(cairo_version_string); }
const char *cairo_status_to_string(cairo_status_t status) { CALL(cairo_status_to_string, status); }

cairo_surface_t *cairo_image_surface_create(cairo_format_t format, int width, int height) {
  CALL(cairo_image_surface_create, format, width, height);
}
unsigned char *cairo_image_surface_get_data(cairo_surface_t *surface) {
  CALL(cairo_image_surface_get_data, surface);
}
int cairo_image_surface_get_stride(cairo_surface_t *surface) {
  CALL(cairo_image_surface_get_stride, surface);
}
cairo_surface_t *cairo_pdf_surface_create_for_stream(cairo_write_func_t write, void *closure,
                                                     double width, double height) {
  CALL(cairo_pdf_surface_create_for_stream, write, closure, width, height);
}
void cairo_pdf_surface_set_metadata(cairo_surface_t *surface, cairo_pdf_metadata_t field,
                                    const char *text) {
  CALL(cairo_pdf_surface_set_metadata, surface, field, text);
}
cairo_surface_t *cairo_svg_surface_create_for_stream(cairo_write_func_t write, void *closure,
                                                     double width, double height) {
  CALL(cairo_svg_surface_create_for_stream, write, closure, width, height);
}
cairo_status_t cairo_surface_status(cairo_surface_t *surface) {
  CALL(cairo_surface_status, surface);
}
void cairo_surface_flush(cairo_surface_t *surface) { CALL(cairo_surface_flush, surface); }
void cairo_surface_finish(cairo_surface_t *surface) { CALL(cairo_surface_finish, surface); }
void cairo_surface_destroy(cairo_surface_t *surface) { CALL(cairo_surface_destroy, surface); }

cairo_t *cairo_create(cairo_surface_t *surface) { CALL(cairo_create, surface); }
cairo_status_t cairo_status(cairo_t *context) { CALL(cairo_status, context); }
void cairo_destroy(cairo_t *context) { CALL(cairo_destroy, context); }
void cairo_save(cairo_t *context) { CALL(cairo_save, context); }
void cairo_restore(cairo_t *context) { CALL(cairo_restore, context); }

void cairo_move_to(cairo_t *context, double x, double y) { CALL(cairo_move_to, context, x, y); }
void cairo_line_to(cairo_t *context, double x, double y) { CALL(cairo_line_to, context, x, y); }
void cairo_curve_to(cairo_t *context, double x1, double y1, double x2, double y2, double x3,
                    double y3) {
  CALL(cairo_curve_to, context, x1, y1, x2, y2, x3, y3);
}
void cairo_close_path(cairo_t *context) { CALL(cairo_close_path, context); }
void cairo_clip(cairo_t *context) { CALL(cairo_clip, context); }
void cairo_fill(cairo_t *context) { CALL(cairo_fill, context); }
void cairo_stroke(cairo_t *context) { CALL(cairo_stroke, context); }
void cairo_paint(cairo_t *context) { CALL(cairo_paint, context); }

void cairo_set_source_rgba(cairo_t *context, double red, double green, double blue, double alpha) {
  CALL(cairo_set_source_rgba, context, red, green, blue, alpha);
}
void cairo_set_line_width(cairo_t *context, double width) {
  CALL(cairo_set_line_width, context, width);
}
void cairo_set_line_cap(cairo_t *context, cairo_line_cap_t cap) {
  CALL(cairo_set_line_cap, context, cap);
}
void cairo_set_line_join(cairo_t *context, cairo_line_join_t join) {
  CALL(cairo_set_line_join, context, join);
}
void cairo_set_miter_limit(cairo_t *context, double limit) {
  CALL(cairo_set_miter_limit, context, limit);
}
void cairo_set_dash(cairo_t *context, const double *dashes, int count, double offset) {
  CALL(cairo_set_dash, context, dashes, count, offset);
}

void cairo_set_font_face(cairo_t *context, cairo_font_face_t *face) {
  CALL(cairo_set_font_face, context, face);
}
void cairo_set_font_size(cairo_t *context, double size) {
  CALL(cairo_set_font_size, context, size);
}
void cairo_show_text_glyphs(cairo_t *context, const char *text, int length,
                            const cairo_glyph_t *glyphs, int count,
                            const cairo_text_cluster_t *clusters, int clusterCount,
                            cairo_text_cluster_flags_t flags) {
  CALL(cairo_show_text_glyphs, context, text, length, glyphs, count, clusters, clusterCount, flags);
}
cairo_font_face_t *cairo_ft_font_face_create_for_ft_face(FT_Face face, int flags) {
  CALL(cairo_ft_font_face_create_for_ft_face, face, flags);
}
cairo_status_t cairo_font_face_set_user_data(cairo_font_face_t *face,
                                             const cairo_user_data_key_t *key, void *data,
                                             cairo_destroy_func_t destroy) {
  CALL(cairo_font_face_set_user_data, face, key, data, destroy);
}
void cairo_font_face_destroy(cairo_font_face_t *face) { CALL(cairo_font_face_destroy, face); }
