# One library a folder, and the layering between the folders.
include_guard(GLOBAL)

# dossier_folder_library(<folder>
#   TARGET <name>              name of the target, when it is not to be dossier_<folder>
#   SOURCES <file>...          explicit list; empty while the folder has no code yet
#   USES <folder>...           folders of the project it may include, besides itself
#   LINKS <target>...          libraries that its headers need
#   PRIVATE_LINKS <target>...  libraries that only its .cpp files need
# )
# gives the target dossier_<folder> and the test layering.<folder>.
function(dossier_folder_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TARGET" "SOURCES;USES;LINKS;PRIVATE_LINKS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "dossier_folder_library(${folder}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()

  set(target dossier_${folder})
  if(arg_TARGET)
    set(target ${arg_TARGET})
  endif()
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(public PUBLIC)
    target_link_libraries(${target} PRIVATE ${arg_PRIVATE_LINKS})
  else()
    add_library(${target} INTERFACE)
    set(public INTERFACE)
  endif()
  target_link_libraries(${target} ${public} dossier_options ${arg_LINKS})

  foreach(used IN LISTS arg_USES)
    if(NOT TARGET dossier_${used})
      message(FATAL_ERROR
        "${folder}/ uses ${used}/, which is added later or not at all: see the order in CMakeLists.txt")
    endif()
    target_link_libraries(${target} ${public} dossier_${used})
  endforeach()

  dossier_layering_test(${folder} ${arg_USES})
endfunction()

# Registers the test layering.<folder>: no file of the folder includes a folder that is not in the list.
function(dossier_layering_test folder)
  list(JOIN ARGN "," uses)
  add_test(NAME layering.${folder}
    COMMAND ${CMAKE_COMMAND} -D ROOT=${CMAKE_SOURCE_DIR} -D FOLDER=${folder} -D USES=${uses}
            -P ${CMAKE_SOURCE_DIR}/cmake/check_layering.cmake)
endfunction()

# dossier_folder_test(<folder> SOURCES <file>... LINKS <target>...) gives the program <folder>_test, whose
# tests ctest finds by itself. Without sources there is no program.
function(dossier_folder_test folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  if(NOT arg_SOURCES)
    return()
  endif()
  set(target ${folder}_test)
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE
    dossier_options dossier_${folder} dossier_test_support ${arg_LINKS} GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${target}
    TEST_PREFIX ${folder}. DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600)
endfunction()
