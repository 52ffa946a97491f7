# dossier_embed(TARGET target SYMBOL name [GENERATED] FILES file...)
# Puts the files' bytes into the target (assembler .incbin, so that an edit relinks in a moment) and defines
#     std::span<const EmbeddedFile> dossier::<name>();   // models/embedded_file.h
# which the folder declares itself, in its embedded.h. GENERATED: the build makes the files, in this folder. The paths in it are as given here, relative to the calling folder.
# No include folder is added: it would differ between build folders, and a compiler cache could not be shared.
enable_language(ASM)

function(dossier_embed)
  cmake_parse_arguments(EMBED "GENERATED" "TARGET;SYMBOL" "FILES" ${ARGN})
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded_${EMBED_SYMBOL})
  set(source ${folder}/${EMBED_SYMBOL}.cpp)
  set(assembly ${folder}/${EMBED_SYMBOL}.S)
  set(asm "    .section .rodata\n")
  set(externs "")
  set(entries "")
  set(index 0)
  foreach(file IN LISTS EMBED_FILES)
    get_filename_component(absolute ${file} ABSOLUTE)
    if(NOT EMBED_GENERATED AND NOT EXISTS ${absolute})
      message(FATAL_ERROR "dossier_embed: ${file} does not exist")
    endif()
    set(name dossier_${EMBED_SYMBOL}_${index})
    string(APPEND asm "    .global ${name}\n    .global ${name}_end\n    .balign 16\n${name}:\n"
      "    .incbin \"${absolute}\"\n${name}_end:\n    .byte 0\n")
    string(APPEND externs "extern \"C\" const char ${name}[], ${name}_end[];\n")
    string(APPEND entries "      {\"${file}\", {${name}, static_cast<std::size_t>(${name}_end - ${name})}},\n")
    list(APPEND inputs ${absolute})
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND asm "    .section .note.GNU-stack,\"\",%progbits\n")
  string(CONCAT body "#include <span>\n#include <vector>\n\n#include \"models/embedded_file.h\"\n\n${externs}\nnamespace dossier {\n\n"
    "std::span<const EmbeddedFile> ${EMBED_SYMBOL}();\n\n"
    "std::span<const EmbeddedFile> ${EMBED_SYMBOL}() {\n  static const std::vector<EmbeddedFile> files = {\n${entries}  };\n"
    "  return files;\n}\n\n}  // namespace dossier\n")
  file(CONFIGURE OUTPUT ${source} CONTENT "${body}" @ONLY)
  file(CONFIGURE OUTPUT ${assembly} CONTENT "${asm}" @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${inputs}")
  target_sources(${EMBED_TARGET} PRIVATE ${source} ${assembly})
endfunction()
