// One thread takes events and owns all state; a worker analyses and tries fixes. Before work begins every message that has come
// is taken, so that an analysis is always of the latest state, and one whose state has gone by meanwhile is never published.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/server.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <deque>
#include <filesystem>
#include <set>
#include <utility>

#include "analyzer/base/encoding.h"
#include "analyzer/base/escape.h"
#include "analyzer/discover/classify.h"
#include "reporters/json_writer.h"
#include "reporters/lsp/events.h"
#include "reporters/lsp/messages.h"
#include "reporters/lsp/uri.h"

namespace djvet::lsp {
namespace {

namespace fs = std::filesystem;

struct Document {
  std::string uri;
  std::string path;  // without links; empty: no file of this machine
  std::int64_t version = 0;
  std::string text;
};

struct Project {
  std::string root;        // absolute, without links
  std::string shown_root;  // as the editor spells it
  std::optional<ProjectSettings> settings;
  KeptProject kept;
  std::unique_ptr<Analysis> analysis;
  bool is_dirty = true;
  Events::Time due;                                  // when it is analysed anew, where nobody asks before
  std::set<std::string> changed;                     // URIs of documents that were not looked at since they changed
  std::map<std::string, FileDiagnostics> published;  // by path; what the editor shows
};

/// A request that waits for an analysis, or for the worker.
struct Asked {
  std::string id;
  std::string root;
  std::string nothing;  // the result where there is no analysis
  std::function<std::string(Analysis&)> answer;
};

/// The path without links, also of a file that isn't there.
std::string real_path(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real.string();
}

bool lies_below(std::string_view path, std::string_view root) {
  return root == "/" || (path.starts_with(root) && path.size() > root.size() && path[root.size()] == '/');
}

/// The bytes that saving would write: a Python file may say that it is in another encoding than UTF-8.
std::string saved_bytes(const std::string& path, const std::string& text) {
  if (language_of_named_file(path) != Language::python) return text;
  // Its first lines say so, and what they say is ASCII.
  const std::size_t line = text.find('\n');
  const std::size_t end = line == text.npos ? text.npos : text.find('\n', line + 1);
  const std::string head = text.substr(0, end);
  const Result<DecodedText, DecodeProblem> decoded = decode_python(head);
  if (!decoded || decoded->encoding == "utf_8") return text;
  Result<std::string, DecodeProblem> bytes = encode(text, decoded->encoding, false);
  return bytes ? std::move(*bytes) : text;
}

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds pause{250};  // in which nobody types

class Server {
 public:
  Server(const Host& host, int in, int out) : host_(host), out_(out), reading_(in, events_), worker_(events_) {}

  int run() {
    reading_.start();
    worker_.start();
    while (!is_over_) {
      std::optional<Event> event = events_.take(next_due());
      if (!event) {
        // Nothing has come while the editor was quiet.
      } else if (Frame* const frame = std::get_if<Frame>(&*event)) {
        take(*frame);
      } else if (Done* const done = std::get_if<Done>(&*event)) {
        done->then();
      } else {
        is_over_ = true;
      }
      if (!is_over_ && events_.is_empty()) work_on();
    }
    return is_shut_down_ ? 0 : 1;
  }

 private:
  // Messages out.

  void send(const std::string& content) {
    const std::string bytes = framed(content);
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t put = ::write(out_, bytes.data() + at, bytes.size() - at);
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) {
        is_over_ = true;
        return;
      }
      at += static_cast<std::size_t>(put);
    }
  }

  void answer(const std::string& id, const std::string& result) {
    send(R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + result + "}");
  }

  void refuse(const std::optional<std::string>& id, Code code, std::string_view text) {
    JsonWriter json;
    json.open_object();
    json.member("jsonrpc", "2.0");
    json.key("id");
    json.raw(id.value_or("null"));
    json.open_object("error");
    json.member("code", static_cast<int>(code));
    json.member("message", escaped(text));
    json.close_object();
    json.close_object();
    send(json.take());
  }

  void notify(std::string_view method, const std::string& params) {
    send(R"({"jsonrpc":"2.0","method":")" + std::string(method) + R"(","params":)" + params + "}");
  }

  /// A line for the user: in sight, or in the editor's log. Each is said once.
  void tell(std::string_view method, int type, const std::string& text) {
    if (!told_.insert(text).second) return;
    JsonWriter json;
    json.open_object();
    json.member("type", type);
    json.member("message", "djvet: " + text);
    json.close_object();
    notify(method, json.take());
  }

  // Messages in.

  void take(const Frame& frame) {
    if (!frame.fault.empty()) return refuse(std::nullopt, Code::parse_error, frame.fault);
    std::optional<std::string> id;
    try {
      Message message = read_message(frame.content);
      id = message.id;
      take(message);
    } catch (const std::exception& error) {
      if (id) refuse(id, Code::internal_error, error.what());
    }
  }

  void take(Message& message) {
    if (const BadMessage* const bad = std::get_if<BadMessage>(&message.body)) {
      // A notification that lacks something is left alone; what is neither is answered.
      if (message.id || bad->code != Code::invalid_params) refuse(message.id, bad->code, bad->text);
      return;
    }
    if (std::holds_alternative<Exit>(message.body)) {
      is_over_ = true;
      return;
    }
    const bool is_first = std::holds_alternative<Initialize>(message.body);
    if (is_first == is_initialized_ || is_shut_down_) {
      if (!message.id) return;
      const bool early = !is_initialized_ && !is_first && !is_shut_down_;
      return refuse(message.id, early ? Code::not_initialized : Code::invalid_request,
                    early ? "initialize comes first" : "the server is shut down, or initialized already");
    }
    id_ = message.id;
    std::visit([this](auto& body) { on(body); }, message.body);
  }

  void on(Initialize& initialize) {
    if (!id_) return;
    is_initialized_ = true;
    client_ = std::move(initialize);
    if (client_.parent) reading_.watch(static_cast<pid_t>(*client_.parent));
    constexpr std::string_view units[] = {"utf-8", "utf-16", "utf-32"};
    answer(*id_, R"({"capabilities":{"positionEncoding":")" +
                     std::string(units[static_cast<std::size_t>(client_.units)]) +
                     R"(","textDocumentSync":{"openClose":true,"change":2,"save":{"includeText":false}},)"
                     R"("hoverProvider":true,"codeActionProvider":{"codeActionKinds":["quickfix"]},)"
                     R"("workspace":{"workspaceFolders":{"supported":true,"changeNotifications":true}}},)"
                     R"("serverInfo":{"name":"djvet","version":")" +
                     host_.version + R"("}})");
    for (const std::string& uri : client_.folders) open_folder(uri);
  }

  void on(const Initialized&) {
    if (client_.registers_watches)
      send(R"({"jsonrpc":"2.0","id":"djvet-watch","method":"client/registerCapability","params":{"registrations":[)"
           R"({"id":"djvet-watch","method":"workspace/didChangeWatchedFiles","registerOptions":{"watchers":[)"
           R"({"globPattern":"**/*"}]}}]}})");
  }

  void on(const Shutdown&) {
    if (!id_) return;
    is_shut_down_ = true;
    answer(*id_, "null");
  }

  void on(const Exit&) {}
  void on(const BadMessage&) {}

  void on(const Unknown& unknown) {
    if (id_) refuse(id_, Code::method_not_found, "no method " + unknown.method);
  }

  void on(const Cancel& cancel) {
    if (running_ == cancel.id) {
      running_.clear();
      return refuse(cancel.id, Code::cancelled, "cancelled");
    }
    const auto found = std::ranges::find(asked_, cancel.id, &Asked::id);
    if (found == asked_.end()) return;
    asked_.erase(found);
    refuse(cancel.id, Code::cancelled, "cancelled");
  }

  void on(OpenDocument& opened) {
    Document document{opened.uri, "", opened.version, std::move(opened.text)};
    if (const std::optional<std::string> path = path_of_uri(opened.uri)) document.path = real_path(*path);
    const std::string path = document.path;
    documents_[opened.uri] = std::move(document);
    if (path.empty()) return;
    if (owner_of(path) == nullptr)
      if (const Result<std::string> root = host_.root_of_file(path)) add_project(*root, *root);
    disturb(path);
  }

  void on(const ChangeDocument& change) {
    const auto found = documents_.find(change.uri);
    if (found == documents_.end()) return;
    apply(change.changes, client_.units, found->second.text);
    found->second.version = change.version;
    Project* const project = owner_of(found->second.path);
    if (project == nullptr) return;
    // Who types on sees what the document says by itself; the project follows in the next pause.
    const bool waits = !project->is_dirty || project->due > Clock::now();
    project->is_dirty = true;
    if (waits && project->analysis != nullptr) project->due = Clock::now() + pause;
    project->changed.insert(change.uri);
  }

  void on(const CloseDocument& close) {
    const auto found = documents_.find(close.uri);
    if (found == documents_.end()) return;
    const std::string path = found->second.path;
    documents_.erase(found);
    disturb(path);
  }

  void on(const FilesChanged&) {
    for (auto& [root, project] : projects_) {
      project.settings.reset();
      soil(project);
    }
  }

  void on(const FoldersChanged& change) {
    for (const std::string& uri : change.removed)
      if (const std::optional<std::string> path = path_of_uri(uri)) closing_.push_back(real_path(*path));
    for (const std::string& uri : change.added) open_folder(uri);
    for (auto& [root, project] : projects_) soil(project);
  }

  void on(const AskHover& ask) {
    ask_project(ask.uri, "null",
                [at = ask.at](Analysis& analysis, const std::string& path) { return analysis.hover(path, at); });
  }

  void on(const AskActions& ask) {
    if (!ask.quick_fixes && id_) return answer(*id_, "[]");
    ask_project(ask.uri, "[]", [range = ask.range](Analysis& analysis, const std::string& path) {
      return analysis.actions(path, range);
    });
  }

  void ask_project(const std::string& uri, const std::string& nothing,
                   const std::function<std::string(Analysis&, const std::string&)>& ask) {
    if (!id_) return;
    const auto document = documents_.find(uri);
    Project* const project = document == documents_.end() ? nullptr : owner_of(document->second.path);
    if (project == nullptr) return answer(*id_, nothing);
    const std::string path = below(document->second.path, *project);
    asked_.push_back({*id_, project->root, nothing, [ask, path](Analysis& analysis) { return ask(analysis, path); }});
  }

  // Projects and their documents.

  void open_folder(const std::string& uri) {
    const std::optional<std::string> folder = path_of_uri(uri);
    if (!folder) return;
    Result<ProjectSettings> settings = host_.settings_of(*folder);
    if (!settings)
      return tell("window/showMessage", 1, escaped(settings.error().where + ": " + settings.error().detail));
    const std::string root = settings->configuration.root;
    add_project(root, real_path(*folder) == root ? *folder : root);
  }

  void add_project(const std::string& root, const std::string& shown_root) {
    std::erase(closing_, root);
    const auto [entry, is_new] = projects_.try_emplace(root);
    if (!is_new) return;
    entry->second.root = root;
    entry->second.shown_root = shown_root;
  }

  void close_folder(const std::string& root) {
    const auto found = projects_.find(root);
    if (found == projects_.end()) return;
    for (const auto& [path, shown] : found->second.published) publish({shown.uri, std::nullopt, "[]"});
    projects_.erase(found);
  }

  /// The innermost project that a path lies in; null: none.
  Project* owner_of(const std::string& path) {
    Project* owner = nullptr;
    for (auto& [root, project] : projects_)
      if (lies_below(path, root) && (owner == nullptr || owner->root.size() < root.size())) owner = &project;
    return owner;
  }

  static std::string below(const std::string& path, const Project& project) {
    return path.substr(project.root == "/" ? 1 : project.root.size() + 1);
  }

  void disturb(const std::string& path) {
    if (Project* const project = owner_of(path)) soil(*project);
  }

  /// It is analysed as soon as may be.
  static void soil(Project& project) {
    project.is_dirty = true;
    project.due = {};
  }

  Task task_of(const Project& project) {
    Task task{project.shown_root, *project.settings, {}, nullptr, client_};
    auto texts = std::make_shared<OpenFiles>();
    for (const auto& [uri, document] : documents_) {
      if (document.path.empty() || owner_of(document.path) != &project) continue;
      const std::string path = below(document.path, project);
      task.documents[path] = {uri, document.version};
      (*texts)[path] = saved_bytes(path, document.text);
    }
    task.texts = std::move(texts);
    return task;
  }

  // Work.

  void work_on() {
    // What the worker looks at stays until it is done.
    if (!worker_.is_busy())
      for (const std::string& root : std::exchange(closing_, {})) close_folder(root);
    while (!worker_.is_busy()) {
      if (!begin_analysis() && !begin_look() && !begin_answer()) return;
    }
  }

  [[nodiscard]] bool is_awaited(const Project& project) const {
    return project.due <= Clock::now() || std::ranges::find(asked_, project.root, &Asked::root) != asked_.end();
  }

  [[nodiscard]] std::optional<Events::Time> next_due() const {
    std::optional<Events::Time> next;
    if (worker_.is_busy()) return next;
    for (const auto& [root, project] : projects_)
      if (project.is_dirty && (!next || project.due < *next)) next = project.due;
    return next;
  }

  /// At one document that has changed, before the whole project is analysed.
  bool begin_look() {
    for (auto& [root, project] : projects_) {
      while (!project.changed.empty()) {
        const std::string uri = project.changed.extract(project.changed.begin()).value();
        const auto document = documents_.find(uri);
        if (document == documents_.end() || project.analysis == nullptr || !project.settings) continue;
        worker_.begin([this, root = root, uri, path = below(document->second.path, project), task = task_of(project),
                       analysis = project.analysis.get()]() -> std::function<void()> {
          return [this, root, uri, path, seen = analysis->first_look(task, path)] { end_look(root, uri, path, seen); };
        });
        return true;
      }
    }
    return false;
  }

  void end_look(const std::string& root, const std::string& uri, const std::string& path,
                const std::optional<FileDiagnostics>& seen) {
    Project& project = projects_.at(root);
    if (project.due != Events::Time{}) project.due = Clock::now() + pause;
    const auto document = documents_.find(uri);
    if (!seen || document == documents_.end() || document->second.version != seen->version) return;
    project.published[path] = *seen;
    publish(*seen);
  }

  bool begin_analysis() {
    for (auto& [root, project] : projects_) {
      if (!project.is_dirty || !is_awaited(project)) continue;
      project.is_dirty = false;
      project.changed.clear();
      if (!project.settings) {
        Result<ProjectSettings> settings = host_.settings_of(root);
        if (!settings) {
          tell("window/showMessage", 1, escaped(settings.error().where + ": " + settings.error().detail));
          project.analysis.reset();
          continue;
        }
        project.settings = std::move(*settings);
      }
      worker_.begin([this, root = root, task = task_of(project), kept = &project.kept]() -> std::function<void()> {
        auto analysis = std::make_shared<Result<std::unique_ptr<Analysis>>>(Analysis::of(task, *kept, host_.checks));
        return [this, root, analysis] { end_analysis(root, *analysis); };
      });
      return true;
    }
    return false;
  }

  void end_analysis(const std::string& root, Result<std::unique_ptr<Analysis>>& result) {
    Project& project = projects_.at(root);
    if (!result) {
      project.analysis.reset();
      return tell("window/showMessage", 1, escaped(result.error().where + ": " + result.error().detail));
    }
    project.analysis = std::move(*result);
    if (project.is_dirty) return;  // of an old state
    for (const std::string& remark : project.analysis->remarks()) tell("window/logMessage", 2, remark);
    publish(project);
  }

  void publish(Project& project) {
    std::map<std::string, FileDiagnostics> now;
    for (const auto& [path, shown] : project.analysis->diagnostics())
      if (owner_of(project.root + "/" + path) == &project) now.emplace(path, shown);
    for (const auto& [path, shown] : project.published)
      if (!now.contains(path)) publish({shown.uri, std::nullopt, "[]"});
    for (const auto& [path, shown] : now)
      if (const auto before = project.published.find(path);
          before == project.published.end() || before->second != shown)
        publish(shown);
    project.published = std::move(now);
  }

  void publish(const FileDiagnostics& shown) {
    JsonWriter json;
    json.open_object();
    json.member("uri", shown.uri);
    if (shown.version) json.member("version", *shown.version);
    json.key("diagnostics");
    json.raw(shown.json);
    json.close_object();
    notify("textDocument/publishDiagnostics", json.take());
  }

  /// Answers the first request; each waits for the analysis of what the editor held when it asked, or of something newer.
  bool begin_answer() {
    if (asked_.empty()) return false;
    const Asked asked = std::move(asked_.front());
    asked_.pop_front();
    const auto project = projects_.find(asked.root);
    if (project == projects_.end() || project->second.analysis == nullptr) {
      answer(asked.id, asked.nothing);
      return true;
    }
    running_ = asked.id;
    worker_.begin([this, asked, analysis = project->second.analysis.get()]() -> std::function<void()> {
      return [this, id = asked.id, result = asked.answer(*analysis)] {
        if (running_ == id) answer(id, result);
        running_.clear();
      };
    });
    return true;
  }

  const Host& host_;
  int out_;
  Events events_;
  Reading reading_;
  Worker worker_;
  Initialize client_;
  std::optional<std::string> id_;  // of the message that is taken
  bool is_initialized_ = false;
  bool is_shut_down_ = false;
  bool is_over_ = false;
  std::map<std::string, Document> documents_;  // by URI as the editor spells it
  std::map<std::string, Project> projects_;    // by root
  std::deque<Asked> asked_;
  std::string running_;               // the request that the worker answers; empty: none, or it was cancelled
  std::vector<std::string> closing_;  // roots of projects that the editor has closed
  std::set<std::string> told_;
};

}  // namespace

int serve(const Host& host, int in, int out) {
  // It outlives this call: its threads are never joined.
  static Server* server = nullptr;
  server = new Server(host, in, out);
  return server->run();
}

}  // namespace djvet::lsp
