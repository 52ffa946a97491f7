# ONNX Runtime: the headers, as target dossier::onnxruntime. The program opens the library itself at
# run time (dlopen), so that it also starts, with Tesseract alone, where the library is missing.
#
# The headers are looked for in DOSSIER_ONNXRUNTIME_ROOT/include, in the folder that `./dev setup`
# fills, and among the system's headers (Debian 13: libonnxruntime-dev).
#
# What users of the target are compiled with:
#   DOSSIER_WITH_ONNX=1, ORT_API_MANUAL_INIT
#   DOSSIER_MODELS_DEFAULT  folder of the weights and of libonnxruntime.so.1 (models/ocr/README.md)
#                           on the machine of the build; it may be gone when the program runs

set(DOSSIER_ONNXRUNTIME_ROOT "" CACHE PATH "Folder that has include/ with the headers of ONNX Runtime")
set(DOSSIER_MODELS "" CACHE PATH "Folder of the OCR weights; empty: where ./dev setup puts them")

# The name follows from the pins, as in ./dev, so that clones with other pins do not meet.
set(_pins "${CMAKE_SOURCE_DIR}/models/ocr/pins.tsv")
set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_pins}")
file(SHA256 "${_pins}" _hash)
string(SUBSTRING "${_hash}" 0 16 _hash)
if(DOSSIER_MODELS)
  set(DOSSIER_MODELS_DEFAULT "${DOSSIER_MODELS}")
elseif(NOT "$ENV{DOSSIER_CACHE}" STREQUAL "")
  set(DOSSIER_MODELS_DEFAULT "$ENV{DOSSIER_CACHE}/ocr-${_hash}")
elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(DOSSIER_MODELS_DEFAULT "$ENV{XDG_CACHE_HOME}/dossier/ocr-${_hash}")
else()
  set(DOSSIER_MODELS_DEFAULT "$ENV{HOME}/.cache/dossier/ocr-${_hash}")
endif()

# Not kept in the CMake cache: a build folder that was configured before the download must see it.
unset(ONNXRUNTIME_INCLUDE_DIR CACHE)
find_path(ONNXRUNTIME_INCLUDE_DIR onnxruntime_cxx_api.h NO_CACHE
  HINTS "${DOSSIER_ONNXRUNTIME_ROOT}" "${DOSSIER_MODELS_DEFAULT}"
  PATH_SUFFIXES include include/onnxruntime onnxruntime onnxruntime/core/session)

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
