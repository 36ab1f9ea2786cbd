"plain"
x = 'single'
x = """triple
of two lines"""
x = r'raw \n', R"\d", u'unicode', U"U"
x = b'bytes', rb'\x00', Rb"r", bR'r'
x = "escapes \n\t\\\'\"\a\b\f\v\r\0\07\101\x41\u00e9\U0001F600\N{BULLET}"
x = "continued \
line"
x = "bad escapes \q \x4 \u12 \N{NO SUCH NAME} \U00110000 \ud800"
x = "implicit" 'concatenation' r"\n"
x = ("over"
     "lines" f"{with_f}" b"never")
x = ""
x = f"{a}", f"{a!r}", f"{a:>10}", f"{a!s:{b}.{c}}", f"{{}}", f"{a=}", F"{'nested'}", rf"\d{a}", fR"{b}"
x = f"{a["same quotes"]}", f"{f"{f"{deep}"}"}"
x = f"""{
    a  # a comment
    + b
}"""
x = f"{lambda_:=10}", f"{(b := c)}", f"{d['e'].f(g=1)}", f'{x!r:^{width}.{precision}}'
x = t"template {a} {b!r:>3}", rt"\d{c}", Tr'{d}'
x = "é", 'emoji 😀', "日本語"
ｗｉｄｅ = "identifiers are kept as they are written"
x = "%s %(name)s" % y, "{} {name}".format(a, name=b)
