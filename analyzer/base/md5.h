// MD5 as hexadecimal text: the hash in the names that Django gives to indexes. It protects nothing.
// Source: RFC 1321.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace djvet {

/// 32 lower-case digits.
[[nodiscard]] std::string md5_hex(std::string_view bytes);

}  // namespace djvet
