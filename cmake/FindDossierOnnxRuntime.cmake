# ONNX Runtime: the headers, as target dossier::onnxruntime. The program opens the library itself at
# run time (dlopen), so that it also starts, with Tesseract alone, where the library is missing.
#
# Looked for in DOSSIER_ONNXRUNTIME_ROOT (include/, lib/), in the cache that `./dev setup` fills, and
# among the system's headers (Debian 13: libonnxruntime-dev).
#
# Definitions of users of the target: DOSSIER_WITH_ONNX, ORT_API_MANUAL_INIT,
# DOSSIER_MODELS_DEFAULT (folder of weights and library at the time of the build, may be absent later).

set(DOSSIER_ONNXRUNTIME_ROOT "" CACHE PATH "Folder with include/ of ONNX Runtime")

set(_cache "$ENV{DOSSIER_CACHE}")
if(NOT _cache AND DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(_cache "$ENV{XDG_CACHE_HOME}/dossier")
endif()
if(NOT _cache)
  set(_cache "$ENV{HOME}/.cache/dossier")
endif()
set(DOSSIER_MODELS_DEFAULT "${_cache}/models" CACHE PATH "Folder of the weights and of libonnxruntime.so.1")

find_path(ONNXRUNTIME_INCLUDE_DIR onnxruntime_c_api.h
  HINTS "${DOSSIER_ONNXRUNTIME_ROOT}" "${DOSSIER_MODELS_DEFAULT}"
  PATH_SUFFIXES include include/onnxruntime onnxruntime)
mark_as_advanced(ONNXRUNTIME_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DossierOnnxRuntime
  REQUIRED_VARS ONNXRUNTIME_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "the program will read with Tesseract alone (./dev setup fetches ONNX Runtime)")

if(DossierOnnxRuntime_FOUND AND NOT TARGET dossier::onnxruntime)
  add_library(dossier::onnxruntime INTERFACE IMPORTED)
  target_include_directories(dossier::onnxruntime SYSTEM INTERFACE "${ONNXRUNTIME_INCLUDE_DIR}")
  target_compile_definitions(dossier::onnxruntime INTERFACE
    DOSSIER_WITH_ONNX=1 ORT_API_MANUAL_INIT
    DOSSIER_MODELS_DEFAULT="${DOSSIER_MODELS_DEFAULT}")
  target_link_libraries(dossier::onnxruntime INTERFACE ${CMAKE_DL_LIBS})
endif()
