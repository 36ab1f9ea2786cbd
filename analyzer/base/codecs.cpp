// The table, and Python's way of writing a name before it looks it up (encodings.normalize_encoding).
// SPDX-License-Identifier: MIT
#include "analyzer/base/codecs.h"

namespace djvet {
namespace {

using enum CodecKind;

constexpr Codec codecs[] = {
    {"ascii", ascii, "",
     "646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us "
     "iso_646.irv_1991 iso_ir_6 us us_ascii"},
    {"big5", multi_byte, "BIG5", "big5_tw csbig5 x_mac_trad_chinese"},
    {"big5hkscs", multi_byte, "BIG5-HKSCS", "big5_hkscs hkscs"},
    {"charmap", latin_1, "", ""},
    {"cp037", single_byte, "CP037", "037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039"},
    {"cp1006", unsupported, "", ""},
    {"cp1026", single_byte, "CP1026", "1026 csibm1026 ibm1026"},
    {"cp1125", single_byte, "CP1125", "1125 ibm1125 cp866u ruscii"},
    {"cp1140", single_byte, "CP1140", "1140 ibm1140"},
    {"cp1250", single_byte, "CP1250", "1250 windows_1250"},
    {"cp1251", single_byte, "CP1251", "1251 windows_1251"},
    {"cp1252", single_byte, "CP1252", "1252 windows_1252"},
    {"cp1253", single_byte, "CP1253", "1253 windows_1253"},
    {"cp1254", single_byte, "CP1254", "1254 windows_1254"},
    {"cp1255", single_byte, "CP1255", "1255 windows_1255"},
    {"cp1256", single_byte, "CP1256", "1256 windows_1256"},
    {"cp1257", single_byte, "CP1257", "1257 windows_1257"},
    {"cp1258", single_byte, "CP1258", "1258 windows_1258"},
    {"cp273", single_byte, "CP273", "273 ibm273 csibm273"},
    {"cp424", single_byte, "CP424", "424 csibm424 ebcdic_cp_he ibm424"},
    {"cp437", single_byte, "CP437", "437 cspc8codepage437 ibm437"},
    {"cp500", single_byte, "CP500", "500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500"},
    {"cp720", single_byte, "CP720", ""},
    {"cp737", single_byte, "CP737", ""},
    {"cp775", single_byte, "CP775", "775 cspc775baltic ibm775"},
    {"cp850", single_byte, "CP850", "850 cspc850multilingual ibm850"},
    {"cp852", single_byte, "CP852", "852 cspcp852 ibm852"},
    {"cp855", single_byte, "CP855", "855 csibm855 ibm855"},
    {"cp856", single_byte, "CP856", ""},
    {"cp857", single_byte, "CP857", "857 csibm857 ibm857"},
    {"cp858", single_byte, "CP858", "858 csibm858 ibm858"},
    {"cp860", single_byte, "CP860", "860 csibm860 ibm860"},
    {"cp861", single_byte, "CP861", "861 cp_is csibm861 ibm861"},
    {"cp862", single_byte, "CP862", "862 cspc862latinhebrew ibm862"},
    {"cp863", single_byte, "CP863", "863 csibm863 ibm863"},
    {"cp864", single_byte, "CP864", "864 csibm864 ibm864"},
    {"cp865", single_byte, "CP865", "865 csibm865 ibm865"},
    {"cp866", single_byte, "CP866", "866 csibm866 ibm866"},
    {"cp869", single_byte, "CP869", "869 cp_gr csibm869 ibm869"},
    {"cp874", single_byte, "CP874", ""},
    {"cp875", single_byte, "CP875", ""},
    {"cp932", multi_byte, "CP932", "932 ms932 mskanji ms_kanji"},
    {"cp949", multi_byte, "CP949", "949 ms949 uhc"},
    {"cp950", multi_byte, "CP950", "950 ms950"},
    {"euc_jis_2004", multi_byte, "EUC-JISX0213", "jisx0213 eucjis2004 euc_jis2004"},
    {"euc_jisx0213", multi_byte, "EUC-JISX0213", "eucjisx0213"},
    {"euc_jp", multi_byte, "EUC-JP", "eucjp ujis u_jis"},
    {"euc_kr", multi_byte, "EUC-KR", "euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001 x_mac_korean"},
    {"gb18030", multi_byte, "GB18030", "gb18030_2000"},
    {"gb2312", multi_byte, "EUC-CN",
     "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 "
     "x_mac_simp_chinese"},
    {"gbk", multi_byte, "GBK", "936 cp936 ms936"},
    {"hp_roman8", single_byte, "HP-ROMAN8", "roman8 r8 cp1051 ibm1051"},
    {"hz", multi_byte, "HZ", "hzgb hz_gb hz_gb_2312"},
    {"idna", unsupported, "", ""},
    {"iso2022_jp", multi_byte, "ISO-2022-JP", "csiso2022jp iso2022jp iso_2022_jp"},
    {"iso2022_jp_1", multi_byte, "ISO2022-JP-1", "iso2022jp_1 iso_2022_jp_1"},
    {"iso2022_jp_2", multi_byte, "ISO2022-JP-2", "iso2022jp_2 iso_2022_jp_2"},
    {"iso2022_jp_2004", multi_byte, "ISO-2022-JP-3", "iso_2022_jp_2004 iso2022jp_2004"},
    {"iso2022_jp_3", multi_byte, "ISO-2022-JP-3", "iso2022jp_3 iso_2022_jp_3"},
    {"iso2022_jp_ext", unsupported, "", "iso2022jp_ext iso_2022_jp_ext"},
    {"iso2022_kr", multi_byte, "ISO-2022-KR", "csiso2022kr iso2022kr iso_2022_kr"},
    {"iso8859_1", latin_1, "", ""},
    {"iso8859_10", single_byte, "ISO-8859-10", "csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6"},
    {"iso8859_11", single_byte, "ISO-8859-11", "thai iso_8859_11 iso_8859_11_2001"},
    {"iso8859_13", single_byte, "ISO-8859-13", "iso_8859_13 l7 latin7"},
    {"iso8859_14", single_byte, "ISO-8859-14", "iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8"},
    {"iso8859_15", single_byte, "ISO-8859-15", "iso_8859_15 l9 latin9"},
    {"iso8859_16", single_byte, "ISO-8859-16", "iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10"},
    {"iso8859_2", single_byte, "ISO-8859-2", "csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2"},
    {"iso8859_3", single_byte, "ISO-8859-3", "csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3"},
    {"iso8859_4", single_byte, "ISO-8859-4", "csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4"},
    {"iso8859_5", single_byte, "ISO-8859-5", "csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144"},
    {"iso8859_6", single_byte, "ISO-8859-6",
     "arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127"},
    {"iso8859_7", single_byte, "ISO-8859-7",
     "csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126"},
    {"iso8859_8", single_byte, "ISO-8859-8", "csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138"},
    {"iso8859_9", single_byte, "ISO-8859-9", "csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5"},
    {"johab", multi_byte, "JOHAB", "cp1361 ms1361"},
    {"koi8_r", single_byte, "KOI8-R", "cskoi8r"},
    {"koi8_t", single_byte, "KOI8-T", ""},
    {"koi8_u", single_byte, "KOI8-U", ""},
    {"kz1048", single_byte, "RK1048", "kz_1048 rk1048 strk1048_2002"},
    {"latin_1", latin_1, "",
     "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin "
     "latin1"},
    {"mac_arabic", single_byte, "MACARABIC", ""},
    {"mac_croatian", single_byte, "MACCROATIAN", ""},
    {"mac_cyrillic", single_byte, "MAC-CYRILLIC", "maccyrillic"},
    {"mac_farsi", unsupported, "", ""},
    {"mac_greek", single_byte, "MACGREEK", "macgreek"},
    {"mac_iceland", single_byte, "MACICELAND", "maciceland"},
    {"mac_latin2", single_byte, "MAC-CENTRALEUROPE", "maccentraleurope mac_centeuro maclatin2"},
    {"mac_roman", single_byte, "MACINTOSH", "macintosh macroman"},
    {"mac_romanian", single_byte, "MACROMANIA", ""},
    {"mac_turkish", single_byte, "MACTURKISH", "macturkish"},
    {"palmos", unsupported, "", ""},
    {"ptcp154", single_byte, "PT154", "csptcp154 pt154 cp154 cyrillic_asian"},
    {"punycode", unsupported, "", ""},
    {"raw_unicode_escape", unsupported, "", ""},
    {"shift_jis", multi_byte, "SHIFT_JIS", "csshiftjis shiftjis sjis s_jis x_mac_japanese"},
    {"shift_jis_2004", multi_byte, "SHIFT_JISX0213", "shiftjis2004 sjis_2004 s_jis_2004"},
    {"shift_jisx0213", multi_byte, "SHIFT_JISX0213", "shiftjisx0213 sjisx0213 s_jisx0213"},
    {"tis_620", single_byte, "TIS-620", "tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1 iso_ir_166"},
    {"undefined", unsupported, "", ""},
    {"unicode_escape", unsupported, "", ""},
    {"utf_16", unsupported, "", "u16 utf16"},
    {"utf_16_be", unsupported, "", "unicodebigunmarked utf_16be"},
    {"utf_16_le", unsupported, "", "unicodelittleunmarked utf_16le"},
    {"utf_32", unsupported, "", "u32 utf32"},
    {"utf_32_be", unsupported, "", "utf_32be"},
    {"utf_32_le", unsupported, "", "utf_32le"},
    {"utf_7", unsupported, "", "u7 utf7 unicode_1_1_utf_7"},
    {"utf_8", utf_8, "", "u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001"},
};

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Lower case; each run of what is neither letter, digit nor dot becomes one `_`, none at the ends.
std::string normalise(std::string_view name) {
  std::string out;
  bool pending = false;
  for (const char c : name) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '.') {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out += '_';
    pending = false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool has_alias(const Codec& codec, std::string_view alias) {
  std::string_view rest = codec.aliases;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    if (rest.substr(0, space) == alias) return true;
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  }
  return false;
}

const Codec* find_alias(std::string_view alias) {
  for (const Codec& codec : codecs)
    if (has_alias(codec, alias)) return &codec;
  return nullptr;
}

}  // namespace

const Codec* find_codec(std::string_view name) {
  const std::string normal = normalise(name);
  if (normal.empty()) return nullptr;
  if (const Codec* codec = find_alias(normal)) return codec;
  std::string undotted = normal;
  for (char& c : undotted)
    if (c == '.') c = '_';
  if (const Codec* codec = find_alias(undotted)) return codec;
  for (const Codec& codec : codecs)
    if (codec.name == normal) return &codec;
  return nullptr;
}

}  // namespace djvet
