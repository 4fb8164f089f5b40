#include <cairo/cairo-ft.h>
#include <stdlib.h>

#include "CCairo.h"

// Cairo may keep a font face after its owner let go, so FreeType's handles must die with it. That
// takes a callback and a key with a fixed address, which Swift can't provide without a global.
// Every face has a library of its own: nothing is shared between threads.
struct face {
  FT_Library library;
  FT_Face face;
};

static void face_free(void *data) {
  struct face *owner = data;
  FT_Done_Face(owner->face);
  FT_Done_FreeType(owner->library);
  free(owner);
}

cairo_font_face_t *residuum_face_open(const char *path) {
  static const cairo_user_data_key_t key = {0};
  struct face *owner = malloc(sizeof *owner);
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
  if (cairo_font_face_set_user_data(face, &key, owner, face_free)) {
    cairo_font_face_destroy(face);
    face_free(owner);
    return NULL;
  }
  return face;
}
