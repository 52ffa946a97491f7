# uPlot, which draws the plots of a batch's overview: DOSSIER_UPLOT_FILES, to be embedded into the program, or empty where
# `./dev setup` has not fetched it; then the overview has no plots and says so.

set(DOSSIER_UPLOT "" CACHE PATH "Folder with uPlot.iife.min.js and uPlot.min.css; empty: where ./dev setup puts them")

# The name follows from the pins, as in ./dev.
set(_pins "${CMAKE_SOURCE_DIR}/app/web/pins.tsv")
set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_pins}")
file(SHA256 "${_pins}" _hash)
string(SUBSTRING "${_hash}" 0 16 _hash)
if(DOSSIER_UPLOT)
  set(_folder "${DOSSIER_UPLOT}")
elseif(NOT "$ENV{DOSSIER_CACHE}" STREQUAL "")
  set(_folder "$ENV{DOSSIER_CACHE}/web-${_hash}")
elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(_folder "$ENV{XDG_CACHE_HOME}/dossier/web-${_hash}")
else()
  set(_folder "$ENV{HOME}/.cache/dossier/web-${_hash}")
endif()

# Not kept in the CMake cache: a build folder that was configured before the download must see it.
set(DOSSIER_UPLOT_FILES "")
foreach(_file uPlot.iife.min.js uPlot.min.css)
  if(EXISTS "${_folder}/${_file}")
    list(APPEND DOSSIER_UPLOT_FILES "${_folder}/${_file}")
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DossierUPlot
  REQUIRED_VARS DOSSIER_UPLOT_FILES
  REASON_FAILURE_MESSAGE "overviews of batches will have no plots (./dev setup fetches uPlot)")
