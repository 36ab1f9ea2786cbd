-- Opens a file in Neovim, waits for djvet's findings, applies the first quick fix that the
-- finding under the cursor has, waits until that finding is gone, and writes what it saw as JSON to standard output.
-- Takes from the environment: DJVET_BINARY, DJVET_FOLDER, DJVET_FILE, DJVET_CODE.
local seen = {}
local function finish()
  io.stdout:write(vim.fn.json_encode(seen) .. "\n")
  vim.cmd("qall!")
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.DJVET_FILE))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = "djvet",
  cmd = { vim.env.DJVET_BINARY, "server" },
  root_dir = vim.env.DJVET_FOLDER,
  workspace_folders = { { uri = vim.uri_from_fname(vim.env.DJVET_FOLDER), name = "project" } },
})
vim.lsp.buf_attach_client(buffer, client)

local function findings()
  return vim.tbl_filter(function(one) return one.code == vim.env.DJVET_CODE end, vim.diagnostic.get(buffer))
end

seen.shown = vim.wait(60000, function() return #findings() > 0 end, 20)
seen.count = #findings()
if not seen.shown then finish() end
local first = findings()[1]
seen.message = first.message
seen.line = first.lnum
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })

local hover = vim.lsp.buf_request_sync(buffer, "textDocument/hover", vim.lsp.util.make_position_params(), 60000)
seen.hover = hover[client].result.contents.value

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local answer = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 60000)
local action = (answer[client].result or {})[1]
seen.title = action and action.title
if not action then finish() end
vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
seen.gone = vim.wait(60000, function() return #findings() < seen.count end, 20)
seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
vim.lsp.stop_client(client)
seen.stopped = vim.wait(10000, function() return vim.lsp.client_is_stopped(client) end, 20)
finish()
