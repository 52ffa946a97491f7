# The parts of OpenCV that are used, as targets dossier::opencv_<part>.
#
# Debian's OpenCVConfig.cmake is only in libopencv-dev, which brings VTK, Java and every contributed
# module (1.5 GB); the packages of the single modules carry a header folder and a library.
#
# dossier::opencv_imgcodecs_lazily has the header of imgcodecs and the name of its library, to be opened at run time.

set(_parts core imgproc imgcodecs features2d calib3d photo)

find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
set(_libraries)
foreach(_part IN LISTS _parts)
  find_library(OPENCV_${_part}_LIBRARY opencv_${_part})
  list(APPEND _libraries OPENCV_${_part}_LIBRARY)
  mark_as_advanced(OPENCV_${_part}_LIBRARY)
endforeach()
mark_as_advanced(OPENCV_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DossierOpenCV REQUIRED_VARS OPENCV_INCLUDE_DIR ${_libraries})

if(DossierOpenCV_FOUND)
  foreach(_part IN LISTS _parts)
    if(NOT TARGET dossier::opencv_${_part})
      add_library(dossier::opencv_${_part} UNKNOWN IMPORTED)
      set_target_properties(dossier::opencv_${_part} PROPERTIES
        IMPORTED_LOCATION "${OPENCV_${_part}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${OPENCV_INCLUDE_DIR}")
    endif()
  endforeach()
  if(NOT TARGET dossier::opencv_imgcodecs_lazily)
    file(REAL_PATH "${OPENCV_imgcodecs_LIBRARY}" _imgcodecs)
    execute_process(COMMAND ${CMAKE_OBJDUMP} -p "${_imgcodecs}" OUTPUT_VARIABLE _dynamic COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH "SONAME +([^ \n]+)" _ "${_dynamic}")
    add_library(dossier::opencv_imgcodecs_lazily INTERFACE IMPORTED)
    set_target_properties(dossier::opencv_imgcodecs_lazily PROPERTIES
      INTERFACE_INCLUDE_DIRECTORIES "${OPENCV_INCLUDE_DIR}"
      INTERFACE_COMPILE_DEFINITIONS "DOSSIER_IMGCODECS=\"${CMAKE_MATCH_1}\""
      INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")
  endif()
endif()
