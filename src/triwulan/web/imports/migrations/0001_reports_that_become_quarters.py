import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('audits', '0001_initial'),
        ('evidence', '0001_initial'),
        ('organisation', '0001_initial'),
        ('quarters', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('number', models.PositiveSmallIntegerField(null=True)),
                ('looked', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('read', 'perlu dilihat'), ('waiting', 'menunggu perjanjian berlaku'), ('applied', 'sudah diambil')], default='read', max_length=10)),
                ('brought_at', models.DateTimeField()),
                ('applied_at', models.DateTimeField(null=True)),
                ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_imports', to='evidence.evidence')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_imports', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_imports', to='organisation.position')),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
                ('upload', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='report_imports', to='audits.upload')),
            ],
            options={
                'ordering': ('-brought_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='TakenFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('place', models.CharField(max_length=200)),
                ('taken_at', models.DateTimeField()),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quarters.quarterreport')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken', to='imports.reportimport')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('source_id', 'pk'),
            },
        ),
        migrations.AddIndex(
            model_name='reportimport',
            index=models.Index(fields=['owner', '-brought_at'], name='report_imports_of_an_owner'),
        ),
        migrations.AddIndex(
            model_name='reportimport',
            index=models.Index(fields=['position', '-brought_at'], name='report_imports_of_a_post'),
        ),
        migrations.AddIndex(
            model_name='takenfigure',
            index=models.Index(fields=['report', 'path'], name='taken_figures_by_field'),
        ),
    ]
