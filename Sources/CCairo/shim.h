#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <stdlib.h>

// Cairo may keep a font face after its owner let go, so FreeType's handles must die with it. That
// takes a callback and a key with a fixed address, which Swift can't provide without a global.
// Every face has a library of its own: nothing is shared between threads.
struct residuum_face {
  FT_Library library;
  FT_Face face;
};

static inline void residuum_face_free(void *data) {
  struct residuum_face *owner = (struct residuum_face *)data;
  FT_Done_Face(owner->face);
  FT_Done_FreeType(owner->library);
  free(owner);
}

static inline cairo_font_face_t *residuum_face_open(const char *path) {
  static const cairo_user_data_key_t key = {0};
  struct residuum_face *owner = (struct residuum_face *)malloc(sizeof *owner);
  if (!owner) return NULL;
  if (FT_Init_FreeType(&owner->library)) {
    free(owner);
    return NULL;
  }
  if (FT_New_Face(owner->library, path, 0, &owner->face)) {
    FT_Done_FreeType(owner->library);
    free(owner);
    return NULL;
  }
  cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(
      owner->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (cairo_font_face_set_user_data(face, &key, owner, residuum_face_free)) {
    cairo_font_face_destroy(face);
    residuum_face_free(owner);
    return NULL;
  }
  return face;
}
