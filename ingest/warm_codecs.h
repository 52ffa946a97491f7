// Loads what decodes and encodes pictures (lazy_imgcodecs.cpp): to be called before the process is confined to no files.
#pragma once

namespace dossier {

// Throws Error(internal) where OpenCV's library is not there.
void warm_codecs();

}  // namespace dossier
