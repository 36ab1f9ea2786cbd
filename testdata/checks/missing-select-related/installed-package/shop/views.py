from company.models import Department, Employee

from shop.models import Order


def listing():
    for employee in Employee.objects.all():
        print(employee.department.name)  # expect: missing-select-related
    for order in Order.objects.all():
        print(order.owner.name)  # expect: missing-select-related


def loaded():
    for employee in Employee.objects.select_related("department"):
        print(employee.department.name)
    for order in Order.objects.select_related("owner__department"):
        print(order.owner.department.name)
    for department in Department.objects.prefetch_related("employees"):
        print([employee.name for employee in department.employees.all()])
