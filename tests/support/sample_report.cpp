// The sample checks and the two sample reports.
// SPDX-License-Identifier: MIT
#include "tests/support/sample_report.h"

#include "analyzer/findings/escalation.h"

#include <array>

#include "analyzer/base/require.h"

namespace djvet {

namespace {

void no_run(const CheckContext&, FileId, FindingSink&) {}

constexpr std::string_view security_tags[] = {"security", "settings"};
constexpr std::string_view loop_tags[] = {"performance", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10"};
constexpr std::string_view former[] = {"query-in-loop"};
constexpr Reference references[] = {
    {"Django: select_related", "https://docs.djangoproject.com/en/stable/ref/models/querysets/"}};

constinit const Check n_plus_one{.id = "n-plus-one",
                                 .summary = "A query for each row of a queryset",
                                 .severity = Severity::warning,
                                 .confidence = Confidence::high,
                                 .fix = FixKind::safe,
                                 .since = "0.1",
                                 .enabled = true,
                                 .tags = loop_tags,
                                 .options = {},
                                 .reads = {},
                                 .former_ids = former,
                                 .references = references,
                                 .run = no_run};
constinit const Check debug_on{.id = "debug-on",
                               .summary = "DEBUG is on in settings that are deployed",
                               .severity = Severity::error,
                               .confidence = Confidence::high,
                               .fix = FixKind::none,
                               .since = "0.1",
                               .enabled = true,
                               .tags = security_tags,
                               .options = {},
                               .reads = {},
                               .former_ids = {},
                               .references = {},
                               .run = no_run};
constinit const Check old_style{.id = "old-style",
                                .summary = "An old spelling",
                                .severity = Severity::note,
                                .trigger = Trigger::open_choice,
                                .confidence = Confidence::medium,
                                .fix = FixKind::none,
                                .since = "0.1",
                                .enabled = false,
                                .tags = {},
                                .options = {},
                                .reads = {},
                                .former_ids = {},
                                .references = {},
                                .run = no_run};

constexpr std::string_view page =
    "A query for each row of a queryset.\n\n## What it finds\n\nA loop over a queryset that reads a relation\nwhich "
    "the "
    "queryset didn't load.\n\n## Why it matters\n\nThe page gets slower with every row.\n\n## Example\n\n```python "
    "file=shop/views.py\nfor book in Book.objects.all():\n    book.author\n```\n";

constexpr std::array rows{Registered{&debug_on, "settings", ""}, Registered{&n_plus_one, "orm", page},
                          Registered{&old_style, "models", ""}};

}  // namespace

std::span<const Registered> sample_checks() { return rows; }

const Check& sample_check(std::string_view id) {
  for (const Registered& row : rows)
    if (row.check->id == id) return *row.check;
  require(false, "a sample check of that id");
  return n_plus_one;
}

SampleReport::SampleReport() : loads_(std::make_unique<std::vector<FileId>>()) {
  report_.sources = &sources_;
  report_.text_of = [this](FileId file) {
    loads_->push_back(file);
    return texts_[file.index()];
  };
}

FileId SampleReport::add_file(std::string path, std::string text) {
  require(sources_.files.empty() || sources_.files.back().path < path, "sample files come in path order");
  sources_.files.push_back({.path = std::move(path)});
  texts_.push_back(std::move(text));
  return FileId(texts_.size() - 1);
}

Span SampleReport::span_of(FileId file, std::string_view needle, std::size_t from) const {
  const std::size_t found = texts_[file.index()].find(needle, from);
  require(found != std::string::npos, "the sample text holds the needle");
  return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + needle.size())};
}

Finding& SampleReport::add(std::string_view check, FileId file, Span span, std::string message) {
  FindingSink sink(sample_check(check));
  sink.report(file, span, std::move(message));
  Finding& finding = report_.findings.emplace_back(std::move(sink.take().front()));
  finding.level = level_of(finding);
  finding.fingerprint = hash128(finding.message, report_.findings.size());
  return finding;
}

Finding& SampleReport::add(std::string_view check, FileId file, std::string_view needle, std::string message) {
  return add(check, file, span_of(file, needle), std::move(message));
}

void SampleReport::suppress_last(std::string reason) {
  report_.suppressed.push_back({std::move(report_.findings.back()), std::move(reason)});
  report_.findings.pop_back();
}

RenderOptions SampleReport::options() {
  RenderOptions options;
  options.checks = sample_checks();
  options.version = "1.2.3";
  return options;
}

std::unique_ptr<SampleReport> ordinary_report() {
  auto sample = std::make_unique<SampleReport>();
  const FileId settings = sample->add_file("config/settings.py", "import os\n\nDEBUG = True\n");
  const FileId models = sample->add_file("shop/models.py",
                                         "from django.db import models\n\n\nclass Author(models.Model):\n"
                                         "    name = models.CharField(max_length=80)\n\n\nclass Book(models.Model):\n"
                                         "    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n");
  const FileId views = sample->add_file("shop/views.py",
                                        "def listing(request):\n    books = Book.objects.all()\n    rows = []\n\n\n\n\n"
                                        "    for book in books:\n        rows.append(book.author.name)  # 中\tend\n"
                                        "    call(\n        1,\n        2,\n    )\n    return rows\n");
  sample->add("debug-on", settings, "DEBUG = True", "DEBUG is True in the settings that wsgi.py loads").help =
      "DEBUG = env.bool(\"DEBUG\", default=False)";
  Finding& loop = sample->add("n-plus-one", views, "book.author", "each pass loads author again: 1 + N queries");
  loop.help = "books = Book.objects\n    .select_related(\"author\")";
  loop.symbol = "listing";
  loop.anchor = "book.author";
  loop.notes = {{views, sample->span_of(views, "for book in books"), "the loop"},
                {models, sample->span_of(models, "author = models.ForeignKey(Author, on_delete=models.CASCADE)"),
                 "Book.author is declared here"},
                {views, sample->span_of(views, "Book.objects.all()"), "the queryset [of](1) books"}};
  loop.flow = {{views, sample->span_of(views, "Book.objects.all()"), "the queryset"},
               {views, sample->span_of(views, "books", 60), "is iterated"},
               {views, sample->span_of(views, "book.author"), "and author is read"}};
  loop.properties = {{"relations", {"author"}}, {"model", {"shop.Book"}}, {"endpoints", {"/books/", "/api/books/"}}};
  sample->add("old-style", views, "call(\n        1,\n        2,\n    )", "a call over four lines").severity =
      Severity::note;
  sample->add("n-plus-one", views, "rows = []", "a suppressed one");
  sample->suppress_last("rows are few");
  sample->report().notifications = {
      {NotificationKind::too_large, "shop/data.py", "60 MB is over the limit of 2 MiB (max-file-size)", true},
      {NotificationKind::cache, "", "the cache can't be written", false}};
  sample->report().statistics = {
      .python_files = 3, .template_files = 2, .source_bytes = 70'000, .models = 2, .relations = 1, .gaps = 4};
  return sample;
}

std::unique_ptr<SampleReport> hostile_report() {
  auto sample = std::make_unique<SampleReport>();
  const FileId gone = sample->add_file(" ::error file=a::pwned.py", "");
  const FileId command =
      sample->add_file("::warning file=x,line=1::boo.py", "x = 1 # ##[error]forged ::error::\r\n::error::y\r\n");
  const FileId empty = sample->add_file("a/empty file#1?.py", "");
  const FileId newline =
      sample->add_file("a/new\nline\r::error::z.py", "ab\x1b[31mcd = 1\xe2\x80\xae # evil\x07\nlast");
  const FileId percent = sample->add_file("a/per%0Acent%25,b=:c.py", "\tif x:\n\t\ty = '中文字' + \"😀\" + z\n");
  const FileId huge = sample->add_file("b/huge.py", "a = 1; " + std::string(3'000'000, 'x') + " = value; " +
                                                        std::string(1'000'000, 'y') + "\nnext_line = 2\n");
  const FileId bytes = sample->add_file("b/\xff\xfe\xc3(.py", "caf\xc3\xa9 = b'\xe2\x80\xa8'\n");
  sample->add("old-style", gone, Span{3, 9}, "its text has changed since");
  sample->add("debug-on", command, "::error::y", "::error::message\n::error::second line").help =
      "::set-env::\n::add-mask::x";
  sample->add("old-style", command, "forged", "##[error]forged %0A::error::");
  sample->add("n-plus-one", empty, Span{0, 0}, "an empty file");
  Finding& escape =
      sample->add("n-plus-one", newline, "cd = 1", "a \x1b]0;title\x07 b \xe2\x80\xae c \xc2\x9b d \xff e");
  escape.symbol = "K\xff.\x1b";
  escape.properties = {{"relations", {"a\x1b", "b"}}, {"tags", {"one"}}, {"k\xfe\n", {"v\xff"}}};
  escape.notes = {{newline, sample->span_of(newline, "last"), "the end](1) of [it\n::error::"},
                  {gone, Span{0, 4}, "gone"},
                  {bytes, sample->span_of(bytes, "caf"), "caf\xe9"}};
  escape.flow = {{gone, Span{1, 2}, "::error::flow\n"}, {percent, Span{0, 1}, "tab"}};
  sample->add("old-style", newline, Span{sample->span_of(newline, "last").end, sample->span_of(newline, "last").end},
              "at the end of the file");
  sample->add("n-plus-one", percent, "z", "after wide characters");
  sample->add("n-plus-one", percent, "if x:\n\t\ty", "over two lines");
  sample->add("n-plus-one", huge, "value", "in a line of megabytes");
  sample->add("n-plus-one", huge, Span{7, 3'000'007}, "a name of megabytes " + std::string(5'000, 'm'));
  sample->add("debug-on", bytes, "\xc3\xa9 = b", "a path that is not UTF-8");
  sample->add("debug-on", bytes, "caf", "suppressed");
  sample->suppress_last("because \x1b[2J\xff");
  sample->report().notifications = {
      {NotificationKind::bad_encoding, "b/\xff\xfe\xc3(.py", "byte \xff\n::error::forged", true}};
  return sample;
}

}  // namespace djvet
