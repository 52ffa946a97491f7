#include "corpus/layouts/iso_schemes.h"

namespace dossier::corpus {

SchemeText text_of(const IsoCertificate& c) {
  switch (c.scheme) {
    case Scheme::iso9001:
      return {"质量管理体系",
              "QUALITY MANAGEMENT SYSTEM",
              {"GB/T 19001-2016/ISO 9001:2015", "GB/T19001-2016 idt ISO9001:2015", "GB/T 19001-2016 / ISO 9001:2015",
               "ISO 9001:2015"},
              {"GB/T 19001-2016", "ISO 9001:2015"},
              "质量管理体系"};
    case Scheme::iso14001:
      return {"环境管理体系",
              "ENVIRONMENTAL MANAGEMENT SYSTEM",
              {"GB/T 24001-2016/ISO 14001:2015", "GB/T24001-2016 idt ISO14001:2015"},
              {"GB/T 24001-2016", "ISO 14001:2015"},
              "环境管理体系"};
    case Scheme::iso45001:
      return {"职业健康安全管理体系",
              "OCCUPATIONAL HEALTH AND SAFETY MANAGEMENT SYSTEM",
              {"GB/T 45001-2020/ISO 45001:2018", "GB/T45001-2020 idt ISO45001:2018"},
              {"GB/T 45001-2020", "ISO 45001:2018"},
              "职业健康安全管理体系"};
    case Scheme::iso20000:
      return {"信息技术服务管理体系",
              "INFORMATION TECHNOLOGY SERVICE MANAGEMENT SYSTEM",
              {"ISO/IEC 20000-1:2018", "ISO/IEC20000-1:2018"},
              {"ISO/IEC 20000-1:2018"},
              "信息技术服务管理体系"};
    case Scheme::iso27001:
      if (c.issued >= day(2023, 6, 1)) {
        return {"信息安全管理体系",
                "INFORMATION SECURITY MANAGEMENT SYSTEM",
                {"ISO/IEC 27001:2022"},
                {"ISO/IEC 27001:2022"},
                "信息安全管理体系"};
      }
      return {"信息安全管理体系",
              "INFORMATION SECURITY MANAGEMENT SYSTEM",
              {"GB/T 22080-2016/ISO/IEC 27001:2013", "ISO/IEC 27001:2013"},
              {"GB/T 22080-2016", "ISO/IEC 27001:2013"},
              "信息安全管理体系"};
  }
  return {};
}

}  // namespace dossier::corpus
