print "hello", name
print
print >>sys.stderr, "error", code
exec "x = 1" in namespace
exec code
raise ValueError, "message"
raise ValueError, "message", traceback
try:
    pass
except (IOError, OSError), e:
    print e
x = `repr` + 0777 + 10L + 0xFFL
if a <> b: pass
def f((a, b), c): return a
x = ur"unicode"
class Old:
    __metaclass__ = Meta
    def m(self): print self.name,
lambda (k, v): k
