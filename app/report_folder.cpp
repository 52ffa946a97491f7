#include "app/report_folder.h"

#include <nlohmann/json.hpp>

#include "app/output_file.h"
#include "app/report_html.h"
#include "app/report_sarif.h"
#include "app/report_xlsx.h"
#include "models/json.h"

namespace dossier {

std::string report_json_text(const Report& report) {
  return report_json(report).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void write_report_folder(const std::string& folder, const Report& report, std::span<const FileReading> readings,
                         const ReportPictures& pictures, Language language) {
  write_file(folder + "/report.json", report_json_text(report));
  write_file(folder + "/report.html", report_html(report, readings, pictures, language));
  write_file_by(folder + "/report.xlsx", [&](const std::string& path) { write_report_xlsx(path, report, language); });
  write_file(folder + "/report.sarif", report_sarif(report));
}

}  // namespace dossier
