// How many columns of a terminal a character takes: none for marks that combine, two for East Asian wide characters and
// emoji, else one. Source of the ranges: Unicode 15, EastAsianWidth.txt (W, F) and general categories Mn, Me, Cf, in blocks.
// SPDX-License-Identifier: MIT
#pragma once

namespace djvet {

[[nodiscard]] unsigned display_width(char32_t character);

}  // namespace djvet
