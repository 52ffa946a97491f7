// cv::imdecode and cv::imencode, out of OpenCV's library when they are first called. Its decoders bring a hundred libraries (GDAL,
// GDCM and theirs), whose relocation costs more than checking a dossier that was read before, which calls neither.
// What is confined to no files must call one of them before (ingest/warm_codecs.h).
#include <dlfcn.h>

#include <opencv2/imgcodecs.hpp>

#include "ingest/warm_codecs.h"
#include "models/error.h"

namespace {

template <typename Function>
Function* in_library(const char* mangled) {
  // Never closed: libraries under it leave things behind at exit.
  static void* const library = dlopen(DOSSIER_IMGCODECS, RTLD_NOW | RTLD_LOCAL);
  void* const address = library == nullptr ? nullptr : dlsym(library, mangled);
  if (address == nullptr) {
    const char* const why = dlerror();
    throw dossier::Error(dossier::ErrorCode::internal, DOSSIER_IMGCODECS, why == nullptr ? "cannot be loaded" : why);
  }
  return reinterpret_cast<Function*>(address);
}

}  // namespace

namespace cv {

Mat imdecode(InputArray bytes, int flags) {
  static auto* const real = in_library<Mat(InputArray, int)>("_ZN2cv8imdecodeERKNS_11_InputArrayEi");
  return real(bytes, flags);
}

bool imencode(const String& extension, InputArray image, std::vector<uchar>& bytes, const std::vector<int>& options) {
  static auto* const real = in_library<bool(const String&, InputArray, std::vector<uchar>&, const std::vector<int>&)>(
      "_ZN2cv8imencodeERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEERKNS_11_InputArrayERSt6vectorIhSaIhEERKSB_IiSaIiEE");
  return real(extension, image, bytes, options);
}

}  // namespace cv

namespace dossier {

void warm_codecs() { cv::imdecode(cv::Mat(1, 1, CV_8U, cv::Scalar(0)), cv::IMREAD_GRAYSCALE); }

}  // namespace dossier
