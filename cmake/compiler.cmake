# Language level, warnings, hardening: one INTERFACE target that every target of ours links.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, RelWithDebInfo" FORCE)
endif()

# Without NDEBUG: an assert that fails stops a run that would otherwise give a wrong result.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

find_program(DOSSIER_CCACHE ccache)
if(DOSSIER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without the directory in the hash, a fresh clone and every build folder share the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_SLOPPINESS=time_macros,include_file_mtime,include_file_ctime ${DOSSIER_CCACHE})
endif()

add_library(dossier_options INTERFACE)
target_include_directories(dossier_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(dossier_options INTERFACE
  -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
  # g++ 12 sees overlaps in std::string operations where there are none (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${DOSSIER_WERROR}>:-Werror>
  -fstack-protector-strong)
# Bounds of the standard containers are checked in every build: the input is hostile.
target_compile_definitions(dossier_options INTERFACE
  _GLIBCXX_ASSERTIONS $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_link_options(dossier_options INTERFACE LINKER:-z,relro,-z,now)

if(DOSSIER_SANITIZE)
  target_compile_options(dossier_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(dossier_options INTERFACE -fsanitize=address,undefined)
endif()
