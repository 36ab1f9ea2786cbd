{% if tests %}
import {{ cookiecutter.name }}
{% endif %}
NAME = "{{ cookiecutter.name }}"
def f(): pass
