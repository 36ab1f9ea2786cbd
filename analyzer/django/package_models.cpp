// The models of common packages as one text, and its parser. The text is what tests/support/describe_packages.py prints for:
// django-activity-stream 2.0, django-allauth 65.21, django-auditlog 3.4, django-axes 8.3, django-celery-beat 2.9,
// django-celery-results 2.6, django-cms 5.1, django-constance 4.4, django-contrib-comments 2.2, django-extensions 4.1,
// django-filer 3.6, django-fsm-log 5.0, django-guardian 3.5, django-invitations 2.1, django-model-utils 5.0,
// django-modelcluster 6.5, django-mptt 0.20, django-oauth-toolkit 3.4, django-ordered-model 3.7, django-organizations
// 2.7, django-otp 1.7, django-polymorphic 4.11, django-push-notifications 3.3, django-q2 1.11, django-reversion 6.4,
// django-soft-delete 1.0, django-solo 2.5, django-taggit 6.1, django-tree-queries 0.28, django-treebeard 5.3,
// django-waffle 5.0, djangorestframework-simplejwt 5.5, easy-thumbnails 2.10, social-auth-app-django 8.0, wagtail 8.0; with Django 5.2.
//
// Words are separated by white space. `@path` begins a model; then: `!abstract`, `!open`, `!special`, `!manager` set what
// they say; `app=`, `label=` and `table=` where the path doesn't tell them; `<path` is a base; `name>kind>to>related_name>query_name>null` a
// relation, cut after its last part that says something (`?`: a target that the project chooses); any other word a column.
// SPDX-License-Identifier: MIT
#include "analyzer/django/package_models.h"

#include <algorithm>
#include <array>
#include <deque>
#include <type_traits>
#include <utility>
#include <vector>

#include "analyzer/base/require.h"

namespace djvet {
namespace {

// clang-format off
constexpr std::string_view table = R"(
@actstream.models.Action !special action_object_object_id actor_object_id description id public target_object_id
  timestamp verb actor_content_type>fk>contenttypes.ContentType>actor
  target_content_type>fk>contenttypes.ContentType>target>>null
  action_object_content_type>fk>contenttypes.ContentType>action_object>>null actor>gfk target>gfk action_object>gfk
@actstream.models.Follow !special actor_only flag id object_id started user>fk>AUTH_USER_MODEL
  content_type>fk>contenttypes.ContentType follow_object>gfk
@allauth.account.models.EmailAddress email id primary verified user>fk>AUTH_USER_MODEL
@allauth.account.models.EmailConfirmation created id key sent email_address>fk>account.EmailAddress
@allauth.mfa.models.Authenticator created_at data id last_used_at type user>fk>AUTH_USER_MODEL
@allauth.socialaccount.models.SocialAccount date_joined extra_data id last_login provider uid user>fk>AUTH_USER_MODEL
@allauth.socialaccount.models.SocialApp client_id id key name provider provider_id secret settings
  sites>m2m>sites.Site
@allauth.socialaccount.models.SocialToken expires_at id token token_secret app>fk>socialaccount.SocialApp>>>null
  account>fk>socialaccount.SocialAccount
@allauth.usersessions.models.UserSession created_at data id ip last_seen_at session_key user_agent
  user>fk>AUTH_USER_MODEL
@auditlog.models.AbstractLogEntry !abstract !manager action actor_email additional_data changes changes_text cid
  object_id object_pk object_repr remote_addr remote_port serialized_data timestamp
  content_type>fk>contenttypes.ContentType>+ actor>fk>AUTH_USER_MODEL>+>>null
@auditlog.models.LogEntry action actor_email additional_data changes changes_text cid id object_id object_pk
  object_repr remote_addr remote_port serialized_data timestamp content_type>fk>contenttypes.ContentType>+
  actor>fk>AUTH_USER_MODEL>+>>null
@axes.models.AccessAttempt attempt_time failures_since_start get_data http_accept id ip_address path_info post_data
  user_agent username
@axes.models.AccessAttemptExpiration expires_at access_attempt>o2o>axes.AccessAttempt>expiration
@axes.models.AccessBase !abstract attempt_time http_accept ip_address path_info user_agent username
@axes.models.AccessFailureLog attempt_time http_accept id ip_address locked_out path_info user_agent username
@axes.models.AccessLog attempt_time http_accept id ip_address logout_time path_info session_hash user_agent username
@cms.models.AbstractPagePermission !abstract can_add can_change can_change_advanced_settings can_change_permissions
  can_delete can_move_page can_publish can_view user>fk>AUTH_USER_MODEL>>>null group>fk>auth.Group>>>null
@cms.models.AliasPluginModel !open changed_date creation_date id language plugin_type position
  cmsplugin_ptr>o2o>cms.CMSPlugin>cms_aliasplugin plugin>fk>cms.CMSPlugin>alias_reference>>null
  alias_placeholder>fk>cms.Placeholder>alias_placeholder>>null placeholder>fk>cms.Placeholder>+>>null
  parent>fk>cms.CMSPlugin>+>>null
@cms.models.CMSPlugin !open changed_date creation_date id language plugin_type position
  placeholder>fk>cms.Placeholder>>>null parent>fk>self>>>null
@cms.models.GlobalPagePermission can_add can_change can_change_advanced_settings can_change_permissions can_delete
  can_move_page can_publish can_recover_page can_view id user>fk>AUTH_USER_MODEL>>>null group>fk>auth.Group>>>null
  sites>m2m>sites.Site
@cms.models.Page !special application_namespace application_urls changed_by changed_date created_by creation_date
  depth id is_home is_page_type login_required navigation_extenders numchild path reverse_id
  parent>fk>self>children>>null site>fk>sites.Site>djangocms_pages
@cms.models.PageContent changed_by changed_date created_by creation_date id in_navigation language
  limit_visibility_in_menu menu_title meta_description overwrite_url page_title redirect slug soft_root template title
  xframe_options page>fk>cms.Page>pagecontent_set placeholders>gr>cms.Placeholder>+
@cms.models.PagePermission can_add can_change can_change_advanced_settings can_change_permissions can_delete
  can_move_page can_publish can_view grant_on id user>fk>AUTH_USER_MODEL>>>null group>fk>auth.Group>>>null
  page>fk>cms.Page>>>null
@cms.models.PageType table=cms_page !special application_namespace application_urls changed_by changed_date created_by
  creation_date depth id is_home is_page_type login_required navigation_extenders numchild path reverse_id
  parent>fk>cms.Page>+>>null site>fk>sites.Site>+
@cms.models.PageUrl id language managed path slug page>fk>cms.Page>urls site>fk>sites.Site>djangocms_urls
@cms.models.PageUser date_joined email first_name id is_active is_staff is_superuser last_login last_name password
  username user_ptr>o2o>AUTH_USER_MODEL created_by>fk>AUTH_USER_MODEL>created_users>>null groups>m2m>auth.Group>+
  user_permissions>m2m>auth.Permission>+
@cms.models.PageUserGroup id name group_ptr>o2o>auth.Group created_by>fk>AUTH_USER_MODEL>created_usergroups>>null
  permissions>m2m>auth.Permission>+
@cms.models.Placeholder default_width id object_id slot content_type>fk>contenttypes.ContentType>>>null source>gfk
@cms.models.PlaceholderReference !open changed_date creation_date id language name plugin_type position
  cmsplugin_ptr>o2o>cms.CMSPlugin>cms_placeholderreference placeholders>gr>cms.Placeholder>+
  placeholder>fk>cms.Placeholder>+>>null parent>fk>cms.CMSPlugin>+>>null
@cms.models.UrlconfRevision id revision
@cms.models.UserSettings id language user>o2o>AUTH_USER_MODEL>djangocms_usersettings
  clipboard>fk>cms.Placeholder>>>null
@constance.models.Constance id key value
@django_celery_beat.models.ClockedSchedule clocked_time id
@django_celery_beat.models.CrontabSchedule day_of_month day_of_week hour id minute month_of_year timezone
@django_celery_beat.models.IntervalSchedule every id period
@django_celery_beat.models.PeriodicTask args date_changed description enabled exchange expire_seconds expires headers
  id kwargs last_run_at name one_off priority queue routing_key start_time task total_run_count
  interval>fk>django_celery_beat.IntervalSchedule>>>null crontab>fk>django_celery_beat.CrontabSchedule>>>null
  solar>fk>django_celery_beat.SolarSchedule>>>null clocked>fk>django_celery_beat.ClockedSchedule>>>null
@django_celery_beat.models.PeriodicTasks ident last_update
@django_celery_beat.models.SolarSchedule event id latitude longitude
@django_celery_results.models.ChordCounter count group_id id sub_tasks
@django_celery_results.models.GroupResult content_encoding content_type date_created date_done group_id id result
@django_celery_results.models.TaskResult content_encoding content_type date_created date_done date_started id meta
  periodic_task_name result status task_args task_id task_kwargs task_name traceback worker
@django_comments.abstracts.BaseCommentAbstractModel !abstract object_pk
  content_type>fk>contenttypes.ContentType>content_type_set_for_%(class)s site>fk>sites.Site content_object>gfk
@django_comments.models.Comment table=django_comments comment id ip_address is_public is_removed object_pk submit_date
  user_email user_name user_url content_type>fk>contenttypes.ContentType>content_type_set_for_comment
  site>fk>sites.Site user>fk>AUTH_USER_MODEL>comment_comments>>null content_object>gfk
@django_comments.models.CommentAbstractModel !abstract !manager <django_comments.abstracts.BaseCommentAbstractModel
  comment ip_address is_public is_removed submit_date user_email user_name user_url
  user>fk>AUTH_USER_MODEL>%(class)s_comments>>null
@django_comments.models.CommentFlag table=django_comment_flags flag flag_date id user>fk>AUTH_USER_MODEL>comment_flags
  comment>fk>django_comments.Comment>flags
@django_extensions.db.models.ActivatorModel !abstract !manager activate_date deactivate_date status
@django_extensions.db.models.TimeStampedModel !abstract created modified
@django_extensions.db.models.TitleDescriptionModel !abstract description title
@django_extensions.db.models.TitleSlugDescriptionModel !abstract <django_extensions.db.models.TitleDescriptionModel
  slug
@django_fsm_log.models.StateLog !special description id object_id source_state state timestamp transition
  by>fk>AUTH_USER_MODEL>>>null content_type>fk>contenttypes.ContentType content_object>gfk
@django_otp.models.CooldownMixin !abstract last_generated_timestamp
@django_otp.models.Device !abstract !manager confirmed name user>fk>AUTH_USER_MODEL
@django_otp.models.SideChannelDevice !abstract !manager <django_otp.models.Device token valid_until
@django_otp.models.ThrottlingMixin !abstract throttling_failure_count throttling_failure_timestamp
@django_otp.models.TimestampMixin !abstract created_at last_used_at
@django_otp.plugins.otp_email.models.EmailDevice confirmed created_at email id last_generated_timestamp last_used_at
  name throttling_failure_count throttling_failure_timestamp token valid_until user>fk>AUTH_USER_MODEL
@django_otp.plugins.otp_static.models.StaticDevice confirmed created_at id last_used_at name throttling_failure_count
  throttling_failure_timestamp user>fk>AUTH_USER_MODEL
@django_otp.plugins.otp_static.models.StaticToken id token device>fk>otp_static.StaticDevice>token_set
@django_otp.plugins.otp_totp.models.TOTPDevice confirmed created_at digits drift id key last_t last_used_at name step
  t0 throttling_failure_count throttling_failure_timestamp tolerance user>fk>AUTH_USER_MODEL
@django_q.models.Failure table=django_q_task !special args attempt_count cluster func group hook id kwargs name result
  started stopped success
@django_q.models.OrmQ id key lock payload
@django_q.models.Schedule args cluster cron func hook id intended_date_kwarg kwargs minutes name next_run repeats
  schedule_type task
@django_q.models.Success table=django_q_task !special args attempt_count cluster func group hook id kwargs name result
  started stopped success
@django_q.models.Task args attempt_count cluster func group hook id kwargs name result started stopped success
@django_softdelete.models.SoftDeleteModel !abstract !manager deleted_at restored_at transaction_id
@easy_thumbnails.models.File !abstract !manager modified name storage_hash
@easy_thumbnails.models.Source id modified name storage_hash
@easy_thumbnails.models.Thumbnail id modified name storage_hash source>fk>easy_thumbnails.Source>thumbnails
@easy_thumbnails.models.ThumbnailDimensions height id width thumbnail>o2o>easy_thumbnails.Thumbnail>dimensions
@filer.models.BaseImage !abstract !open !special _height _transparent _width default_alt_text default_caption
  subject_location file_ptr>o2o>filer.File>%(app_label)s_%(class)s_file
@filer.models.Clipboard id user>fk>AUTH_USER_MODEL>filer_clipboards files>m2m>filer.File>in_clipboards
@filer.models.ClipboardItem id file>fk>filer.File clipboard>fk>filer.Clipboard
@filer.models.File !open !special _file_size description file has_all_mandatory_data id is_public mime_type
  modified_at name original_filename sha1 uploaded_at
  polymorphic_ctype>fk>contenttypes.ContentType>polymorphic_filer.file_set+>>null
  folder>fk>filer.Folder>all_files>>null owner>fk>AUTH_USER_MODEL>owned_files>>null
@filer.models.Folder created_at id modified_at name uploaded_at parent>fk>self>children>>null
  owner>fk>AUTH_USER_MODEL>filer_owned_folders>>null
@filer.models.FolderPermission can_add_children can_edit can_read everybody id type folder>fk>filer.Folder>>>null
  user>fk>AUTH_USER_MODEL>filer_folder_permissions>>null group>fk>auth.Group>filer_folder_permissions>>null
@filer.models.Image !open !special _file_size _height _transparent _width author date_taken default_alt_text
  default_caption description file has_all_mandatory_data id is_public mime_type modified_at
  must_always_publish_author_credit must_always_publish_copyright name original_filename sha1 subject_location
  uploaded_at file_ptr>o2o>filer.File>filer_image_file polymorphic_ctype>fk>contenttypes.ContentType>+>>null
  folder>fk>filer.Folder>+>>null owner>fk>AUTH_USER_MODEL>+>>null
@filer.models.ThumbnailOption crop height id name upscale width
@guardian.models.BaseGenericObjectPermission !abstract object_pk content_type>fk>contenttypes.ContentType
  content_object>gfk
@guardian.models.BaseObjectPermission !abstract permission>fk>auth.Permission
@guardian.models.GroupObjectPermission id object_pk permission>fk>auth.Permission
  content_type>fk>contenttypes.ContentType group>fk>auth.Group content_object>gfk
@guardian.models.GroupObjectPermissionAbstract !abstract !manager <guardian.models.GroupObjectPermissionBase
  <guardian.models.BaseGenericObjectPermission
@guardian.models.GroupObjectPermissionBase !abstract !manager <guardian.models.BaseObjectPermission
  group>fk>auth.Group
@guardian.models.UserObjectPermission id object_pk permission>fk>auth.Permission
  content_type>fk>contenttypes.ContentType user>fk>AUTH_USER_MODEL content_object>gfk
@guardian.models.UserObjectPermissionAbstract !abstract !manager <guardian.models.UserObjectPermissionBase
  <guardian.models.BaseGenericObjectPermission
@guardian.models.UserObjectPermissionBase !abstract !manager <guardian.models.BaseObjectPermission
  user>fk>AUTH_USER_MODEL
@invitations.models.AbstractBaseInvitation !abstract !manager accepted key sent inviter>fk>AUTH_USER_MODEL>>>null
@invitations.models.Invitation accepted created email id key sent inviter>fk>AUTH_USER_MODEL>>>null
@model_utils.models.SoftDeletableModel !abstract !manager is_removed
@model_utils.models.StatusModel !abstract status status_changed
@model_utils.models.TimeFramedModel !abstract end start
@model_utils.models.TimeStampedModel !abstract created modified
@model_utils.models.UUIDModel !abstract id
@modelcluster.models.ClusterableModel !abstract
@mptt.models.MPTTModel !abstract !open !manager level lft rght tree_id
@oauth2_provider.models.AbstractAccessToken !abstract created expires id resource scope token token_checksum updated
  user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s>>null source_refresh_token>o2o>?>refreshed_access_token>>null
  id_token>o2o>?>access_token>>null application>fk>?>>>null
@oauth2_provider.models.AbstractApplication !abstract algorithm allowed_origins authorization_grant_type
  cimd_expires_at client_id client_secret client_type created hash_client_secret id name post_logout_redirect_uris
  redirect_uris registration_source skip_authorization updated user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s>>null
@oauth2_provider.models.AbstractDeviceGrant !abstract client_id device_code expires id interval last_checked scope
  status user_code user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s>>null
@oauth2_provider.models.AbstractGrant !abstract claims code code_challenge code_challenge_method created expires id
  nonce redirect_uri resource scope updated user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s application>fk>?
@oauth2_provider.models.AbstractIDToken !abstract created expires id jti scope updated
  user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s>>null application>fk>?>>>null
@oauth2_provider.models.AbstractRefreshToken !abstract created id resource revoked token token_checksum token_family
  updated user>fk>AUTH_USER_MODEL>%(app_label)s_%(class)s application>fk>? access_token>o2o>?>refresh_token>>null
@oauth2_provider.models.AccessToken created expires id resource scope token token_checksum updated
  user>fk>AUTH_USER_MODEL>oauth2_provider_accesstoken>>null source_refresh_token>o2o>?>refreshed_access_token>>null
  id_token>o2o>?>access_token>>null application>fk>?>>>null
@oauth2_provider.models.Application algorithm allowed_origins authorization_grant_type cimd_expires_at client_id
  client_secret client_type created hash_client_secret id name post_logout_redirect_uris redirect_uris
  registration_source skip_authorization updated user>fk>AUTH_USER_MODEL>oauth2_provider_application>>null
@oauth2_provider.models.DeviceGrant client_id device_code expires id interval last_checked scope status user_code
  user>fk>AUTH_USER_MODEL>oauth2_provider_devicegrant>>null
@oauth2_provider.models.Grant claims code code_challenge code_challenge_method created expires id nonce redirect_uri
  resource scope updated user>fk>AUTH_USER_MODEL>oauth2_provider_grant application>fk>?
@oauth2_provider.models.IDToken created expires id jti scope updated
  user>fk>AUTH_USER_MODEL>oauth2_provider_idtoken>>null application>fk>?>>>null
@oauth2_provider.models.RefreshToken created id resource revoked token token_checksum token_family updated
  user>fk>AUTH_USER_MODEL>oauth2_provider_refreshtoken application>fk>? access_token>o2o>?>refresh_token>>null
@ordered_model.models.OrderedModel !abstract !manager <ordered_model.models.OrderedModelBase order
@ordered_model.models.OrderedModelBase !abstract !manager
@organizations.abstract.SharedBaseModel !abstract created modified
@organizations.base.AbstractBaseInvitation !abstract guid invitee_identifier
@organizations.base.AbstractBaseOrganization !abstract !manager is_active name
@organizations.base.AbstractBaseOrganizationOwner !abstract
@organizations.base.AbstractBaseOrganizationUser !abstract
@organizations.base.OrganizationBase !abstract !open !manager <organizations.base.AbstractBaseOrganization
@organizations.base.OrganizationInvitationBase !abstract !open <organizations.base.AbstractBaseInvitation
@organizations.base.OrganizationOwnerBase !abstract !open <organizations.base.AbstractBaseOrganizationOwner
@organizations.base.OrganizationUserBase !abstract !open <organizations.base.AbstractBaseOrganizationUser
@organizations.models.AbstractOrganization !abstract !open !manager <organizations.abstract.SharedBaseModel
  <organizations.base.AbstractBaseOrganization slug
@organizations.models.AbstractOrganizationInvitation !abstract !open <organizations.abstract.SharedBaseModel
  <organizations.base.AbstractBaseInvitation
@organizations.models.AbstractOrganizationOwner !abstract !open <organizations.abstract.SharedBaseModel
  <organizations.base.AbstractBaseOrganizationOwner
@organizations.models.AbstractOrganizationUser !abstract !open <organizations.abstract.SharedBaseModel
  <organizations.base.AbstractBaseOrganizationUser is_admin
@organizations.models.Organization !open created id is_active modified name slug
  users>m2m>AUTH_USER_MODEL>organizations_organization
@organizations.models.OrganizationInvitation !open created guid id invitee_identifier modified
  invited_by>fk>AUTH_USER_MODEL>organizations_organizationinvitation_sent_invitations
  invitee>fk>AUTH_USER_MODEL>organizations_organizationinvitation_invitations>>null
  organization>fk>organizations.Organization>organization_invites
@organizations.models.OrganizationOwner !open created id modified organization_user>o2o>organizations.OrganizationUser
  organization>o2o>organizations.Organization>owner
@organizations.models.OrganizationUser !open created id is_admin modified
  user>fk>AUTH_USER_MODEL>organizations_organizationuser organization>fk>organizations.Organization>organization_users
@polymorphic.models.PolymorphicModel !abstract !open !special
  polymorphic_ctype>fk>contenttypes.ContentType>polymorphic_%(app_label)s.%(class)s_set+>>null
@push_notifications.models.APNSDevice !special active application_id date_created device_id id name registration_id
  user>fk>AUTH_USER_MODEL>>>null
@push_notifications.models.Device !abstract active application_id date_created name user>fk>AUTH_USER_MODEL>>>null
@push_notifications.models.GCMDevice !special active application_id cloud_message_type date_created device_id id name
  registration_id user>fk>AUTH_USER_MODEL>>>null
@push_notifications.models.WNSDevice !special active application_id date_created device_id id name registration_id
  user>fk>AUTH_USER_MODEL>>>null
@push_notifications.models.WebPushDevice !special active application_id auth browser date_created id name p256dh
  registration_id user>fk>AUTH_USER_MODEL>>>null
@rest_framework_simplejwt.token_blacklist.models.BlacklistedToken blacklisted_at id
  token>o2o>token_blacklist.OutstandingToken
@rest_framework_simplejwt.token_blacklist.models.OutstandingToken created_at expires_at id jti token
  user>fk>AUTH_USER_MODEL>>>null
@reversion.models.Revision comment date_created id user>fk>AUTH_USER_MODEL>>>null
@reversion.models.Version db format id object_id object_repr serialized_data revision>fk>reversion.Revision
  content_type>fk>contenttypes.ContentType object>gfk
@social_django.models.AbstractUserSocialAuth !abstract !manager created extra_data id_key modified provider uid
  user>fk>AUTH_USER_MODEL>social_auth
@social_django.models.Association table=social_auth_association assoc_type handle id issued lifetime secret server_url
@social_django.models.Code table=social_auth_code code email id timestamp verified
@social_django.models.Nonce table=social_auth_nonce id salt server_url timestamp
@social_django.models.Partial table=social_auth_partial backend data id next_step timestamp token
@social_django.models.UserSocialAuth table=social_auth_usersocialauth created extra_data id id_key modified provider
  uid user>fk>AUTH_USER_MODEL>social_auth
@solo.models.SingletonModel !abstract
@taggit.models.CommonGenericTaggedItemBase !abstract !manager <taggit.models.ItemBase
  content_type>fk>contenttypes.ContentType>%(app_label)s_%(class)s_tagged_items content_object>gfk
@taggit.models.GenericTaggedItemBase !abstract !manager <taggit.models.CommonGenericTaggedItemBase object_id
@taggit.models.GenericUUIDTaggedItemBase !abstract !manager <taggit.models.CommonGenericTaggedItemBase object_id
@taggit.models.ItemBase !abstract !manager <taggit.models.NaturalKeyModel
@taggit.models.NaturalKeyModel !abstract
@taggit.models.Tag id name slug
@taggit.models.TagBase !abstract !manager <taggit.models.NaturalKeyModel name slug
@taggit.models.TaggedItem id object_id tag>fk>taggit.Tag>taggit_taggeditem_items
  content_type>fk>contenttypes.ContentType>taggit_taggeditem_tagged_items content_object>gfk
@taggit.models.TaggedItemBase !abstract !manager <taggit.models.ItemBase
  tag>fk>taggit.Tag>%(app_label)s_%(class)s_items
@tree_queries.models.OrderableTreeNode !abstract !special <tree_queries.models.TreeNode position
@tree_queries.models.TreeNode !abstract !special parent>fk>self>children>>null
@treebeard.al_tree.AL_Node !abstract !manager <treebeard.models.Node
@treebeard.models.Node !abstract
@treebeard.mp_tree.MP_Node !abstract !manager <treebeard.models.Node depth numchild path
@treebeard.ns_tree.NS_Node !abstract !manager <treebeard.models.Node depth lft rgt tree_id
@waffle.models.AbstractBaseFlag !abstract !manager <waffle.models.BaseModel authenticated created everyone languages
  modified name note percent rollout staff superusers testing
@waffle.models.AbstractBaseSample !abstract !manager <waffle.models.BaseModel created modified name note percent
@waffle.models.AbstractBaseSwitch !abstract !manager <waffle.models.BaseModel active created modified name note
@waffle.models.AbstractUserFlag !abstract !manager <waffle.models.AbstractBaseFlag groups>m2m>auth.Group
  users>m2m>AUTH_USER_MODEL
@waffle.models.BaseModel !abstract
@waffle.models.Flag authenticated created everyone id languages modified name note percent rollout staff superusers
  testing groups>m2m>auth.Group users>m2m>AUTH_USER_MODEL
@waffle.models.Sample created id modified name note percent
@waffle.models.Switch active created id modified name note
@wagtail.contrib.forms.models.AbstractEmailForm !abstract !open !manager <wagtail.contrib.forms.models.EmailFormMixin
  page_ptr>o2o>wagtailcore.Page _revisions>gr>wagtailcore.Revision>+ _workflow_states>gr>wagtailcore.WorkflowState>+
  _specific_workflow_states>gr>wagtailcore.WorkflowState>+
@wagtail.contrib.forms.models.AbstractForm !abstract !open !manager page_ptr>o2o>wagtailcore.Page
  _revisions>gr>wagtailcore.Revision>+ _workflow_states>gr>wagtailcore.WorkflowState>+
  _specific_workflow_states>gr>wagtailcore.WorkflowState>+
@wagtail.contrib.forms.models.AbstractFormField !abstract <wagtail.models.Orderable choices clean_name default_value
  field_type help_text label required
@wagtail.contrib.forms.models.AbstractFormSubmission !abstract form_data submit_time page>fk>?
@wagtail.contrib.forms.models.EmailFormMixin !abstract from_address subject to_address
@wagtail.contrib.forms.models.FormSubmission label=wagtailforms form_data id submit_time page>fk>wagtailcore.Page
@wagtail.contrib.redirects.models.Redirect label=wagtailredirects automatically_created created_at id is_permanent
  old_path redirect_link redirect_page_route_path site>fk>wagtailcore.Site>redirects>>null
  redirect_page>fk>wagtailcore.Page>>>null
@wagtail.contrib.search_promotions.models.Query label=wagtailsearchpromotions id query_string
@wagtail.contrib.search_promotions.models.QueryDailyHits label=wagtailsearchpromotions date hits id
  query>fk>wagtailsearchpromotions.Query>daily_hits
@wagtail.contrib.search_promotions.models.SearchPromotion label=wagtailsearchpromotions description external_link_text
  external_link_url id sort_order query>fk>wagtailsearchpromotions.Query>editors_picks page>fk>wagtailcore.Page>>>null
@wagtail.contrib.settings.models.AbstractSetting !abstract
@wagtail.contrib.settings.models.BaseGenericSetting !abstract <wagtail.contrib.settings.models.AbstractSetting
@wagtail.contrib.settings.models.BaseSiteSetting !abstract <wagtail.contrib.settings.models.AbstractSetting
  site>o2o>wagtailcore.Site
@wagtail.documents.models.AbstractDocument !abstract !manager <wagtail.models.CollectionMember created_at file
  file_hash file_size title uploaded_by_user>fk>AUTH_USER_MODEL>>>null tags>tags
@wagtail.documents.models.Document label=wagtaildocs created_at file file_hash file_size id title
  collection>fk>wagtailcore.Collection>+ uploaded_by_user>fk>AUTH_USER_MODEL>>>null tags>tags
  tagged_items>gr>taggit.TaggedItem>+ index_entries>gr>wagtailsearch.IndexEntry>+
@wagtail.embeds.models.Embed label=wagtailembeds author_name cache_until hash height html id last_updated max_width
  provider_name thumbnail_url title type url width
@wagtail.images.models.AbstractImage !abstract !manager <wagtail.models.CollectionMember created_at description file
  file_hash file_size focal_point_height focal_point_width focal_point_x focal_point_y height title width
  uploaded_by_user>fk>AUTH_USER_MODEL>>>null tags>tags
@wagtail.images.models.AbstractRendition !abstract file filter_spec focal_point_key height width
@wagtail.images.models.Image label=wagtailimages created_at description file file_hash file_size focal_point_height
  focal_point_width focal_point_x focal_point_y height id title width collection>fk>wagtailcore.Collection>+
  uploaded_by_user>fk>AUTH_USER_MODEL>>>null tags>tags tagged_items>gr>taggit.TaggedItem>+
  index_entries>gr>wagtailsearch.IndexEntry>+
@wagtail.images.models.Rendition label=wagtailimages file filter_spec focal_point_key height id width
  image>fk>wagtailimages.Image>renditions
@wagtail.models.APIToken label=wagtailcore created id key_hash last_used_at name prefix revoked_at
  user>fk>AUTH_USER_MODEL>api_tokens
@wagtail.models.AbstractGroupApprovalTask !abstract !open !special task_ptr>o2o>wagtailcore.Task groups>m2m>auth.Group
@wagtail.models.AbstractPage !abstract !manager <wagtail.models.WorkflowMixin <wagtail.models.DraftStateMixin
  <wagtail.models.LockableMixin <wagtail.models.RevisionMixin <wagtail.models.TranslatableMixin
  <modelcluster.models.ClusterableModel <treebeard.mp_tree.MP_Node draft_title latest_revision_created_at slug title
  url_path content_type>fk>contenttypes.ContentType>pages owner>fk>AUTH_USER_MODEL>owned_pages>>null
  alias_of>fk>?>aliases>>null _specific_workflow_states>gr>wagtailcore.WorkflowState>page>page
@wagtail.models.AbstractWorkflow !abstract !manager <modelcluster.models.ClusterableModel active name
@wagtail.models.BaseLogEntry !abstract !special action content_changed data deleted label timestamp uuid
  content_type>fk>contenttypes.ContentType>+>>null user>fk>AUTH_USER_MODEL>+>>null
  revision>fk>wagtailcore.Revision>+>>null
@wagtail.models.BaseViewRestriction !abstract password restriction_type groups>m2m>auth.Group
@wagtail.models.BootstrapTranslatableMixin !abstract <wagtail.models.TranslatableMixin
@wagtail.models.Collection label=wagtailcore depth id name numchild path
@wagtail.models.CollectionMember !abstract collection>fk>wagtailcore.Collection>+
@wagtail.models.CollectionViewRestriction label=wagtailcore id password restriction_type
  collection>fk>wagtailcore.Collection>view_restrictions groups>m2m>auth.Group
@wagtail.models.Comment label=wagtailcore contentpath created_at id position resolved_at text updated_at
  page>fk>wagtailcore.Page>wagtail_admin_comments user>fk>AUTH_USER_MODEL>wagtail_admin_comments
  revision_created>fk>wagtailcore.Revision>created_comments>>null
  resolved_by>fk>AUTH_USER_MODEL>comments_resolved>>null
@wagtail.models.CommentReply label=wagtailcore created_at id text updated_at comment>fk>wagtailcore.Comment>replies
  user>fk>AUTH_USER_MODEL>comment_replies
@wagtail.models.DefaultBasePageMixin !abstract <wagtail.models.ShowInMenusMixin search_description seo_title
@wagtail.models.DraftStateMixin !abstract expire_at expired first_published_at go_live_at has_unpublished_changes
  last_published_at live live_revision>fk>wagtailcore.Revision>+>>null
@wagtail.models.GroupApprovalTask label=wagtailcore !special active id name task_ptr>o2o>wagtailcore.Task
  groups>m2m>auth.Group content_type>fk>contenttypes.ContentType>+
@wagtail.models.GroupCollectionPermission label=wagtailcore id group>fk>auth.Group>collection_permissions
  collection>fk>wagtailcore.Collection>group_permissions permission>fk>auth.Permission
@wagtail.models.GroupPagePermission label=wagtailcore id group>fk>auth.Group>page_permissions
  page>fk>wagtailcore.Page>group_permissions permission>fk>auth.Permission
@wagtail.models.GroupSitePermission label=wagtailcore id group>fk>auth.Group>site_permissions
  site>fk>wagtailcore.Site>group_permissions permission>fk>auth.Permission
@wagtail.models.Locale label=wagtailcore id language_code
@wagtail.models.LockableMixin !abstract locked locked_at locked_by>fk>AUTH_USER_MODEL>locked_%(class)ss>>null
@wagtail.models.ModelLogEntry label=wagtailcore !special action content_changed data deleted id label object_id
  timestamp uuid content_type>fk>contenttypes.ContentType>+>>null user>fk>AUTH_USER_MODEL>+>>null
  revision>fk>wagtailcore.Revision>+>>null
@wagtail.models.Orderable !abstract sort_order
@wagtail.models.Page label=wagtailcore depth draft_title expire_at expired first_published_at go_live_at
  has_unpublished_changes id last_published_at latest_revision_created_at live locked locked_at numchild path
  search_description seo_title show_in_menus slug title translation_key url_path locale>fk>wagtailcore.Locale>+
  latest_revision>fk>wagtailcore.Revision>+>>null live_revision>fk>wagtailcore.Revision>+>>null
  locked_by>fk>AUTH_USER_MODEL>locked_pages>>null content_type>fk>contenttypes.ContentType>pages
  owner>fk>AUTH_USER_MODEL>owned_pages>>null alias_of>fk>self>aliases>>null
  _revisions>gr>wagtailcore.Revision>page>page _workflow_states>gr>wagtailcore.WorkflowState>page>page
  _specific_workflow_states>gr>wagtailcore.WorkflowState>page>page index_entries>gr>wagtailsearch.IndexEntry>+
@wagtail.models.PageLogEntry label=wagtailcore !special action content_changed data deleted id label timestamp uuid
  content_type>fk>contenttypes.ContentType>+>>null user>fk>AUTH_USER_MODEL>+>>null
  revision>fk>wagtailcore.Revision>+>>null page>fk>wagtailcore.Page>+
@wagtail.models.PageSubscription label=wagtailcore comment_notifications id user>fk>AUTH_USER_MODEL>page_subscriptions
  page>fk>wagtailcore.Page>subscribers
@wagtail.models.PageViewRestriction label=wagtailcore id password restriction_type
  page>fk>wagtailcore.Page>view_restrictions groups>m2m>auth.Group
@wagtail.models.ReferenceIndex label=wagtailcore content_path content_path_hash id model_path object_id to_object_id
  content_type>fk>contenttypes.ContentType>+ base_content_type>fk>contenttypes.ContentType>+
  to_content_type>fk>contenttypes.ContentType>+
@wagtail.models.Revision label=wagtailcore approved_go_live_at content created_at id object_id object_str
  content_type>fk>contenttypes.ContentType>+ base_content_type>fk>contenttypes.ContentType>+
  user>fk>AUTH_USER_MODEL>wagtail_revisions>>null content_object>gfk
@wagtail.models.RevisionMixin !abstract latest_revision>fk>wagtailcore.Revision>+>>null
  _revisions>gr>wagtailcore.Revision>+
@wagtail.models.ShowInMenusMixin !abstract show_in_menus
@wagtail.models.Site label=wagtailcore hostname id is_default_site port site_name
  root_page>fk>wagtailcore.Page>sites_rooted_here
@wagtail.models.Task label=wagtailcore !special active id name content_type>fk>contenttypes.ContentType>wagtail_tasks
@wagtail.models.TaskState label=wagtailcore !special comment finished_at id started_at status
  workflow_state>fk>wagtailcore.WorkflowState>task_states revision>fk>wagtailcore.Revision>task_states
  task>fk>wagtailcore.Task>task_states finished_by>fk>AUTH_USER_MODEL>finished_task_states>>null
  content_type>fk>contenttypes.ContentType>wagtail_task_states
@wagtail.models.TranslatableMixin !abstract translation_key locale>fk>wagtailcore.Locale>+
@wagtail.models.UploadedFile label=wagtailcore file id for_content_type>fk>contenttypes.ContentType>uploads>>null
  uploaded_by_user>fk>AUTH_USER_MODEL>>>null
@wagtail.models.Workflow label=wagtailcore active id name
@wagtail.models.WorkflowContentType label=wagtailcore
  content_type>o2o>contenttypes.ContentType>wagtail_workflow_content_type
  workflow>fk>wagtailcore.Workflow>workflow_content_types
@wagtail.models.WorkflowMixin !abstract _workflow_states>gr>wagtailcore.WorkflowState>+
@wagtail.models.WorkflowPage label=wagtailcore page>o2o>wagtailcore.Page
  workflow>fk>wagtailcore.Workflow>workflow_pages
@wagtail.models.WorkflowState label=wagtailcore created_at id object_id status
  content_type>fk>contenttypes.ContentType>+ base_content_type>fk>contenttypes.ContentType>+
  workflow>fk>wagtailcore.Workflow>workflow_states requested_by>fk>AUTH_USER_MODEL>requested_workflows>>null
  current_task_state>o2o>wagtailcore.TaskState>>>null content_object>gfk
@wagtail.models.WorkflowTask label=wagtailcore id sort_order workflow>fk>wagtailcore.Workflow>workflow_tasks
  task>fk>wagtailcore.Task>workflow_tasks
)";
// clang-format on

using Column = std::remove_const_t<decltype(DescribedModel::columns)::element_type>;

/// What the rows view.
struct Lists {
  std::vector<std::string_view> bases;
  std::vector<Column> columns;
  std::vector<DescribedRelation> relations;
};

FieldKind kind_named(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, FieldKind>, 6> kinds{{{"fk", FieldKind::foreign_key},
                                                                         {"o2o", FieldKind::one_to_one},
                                                                         {"m2m", FieldKind::many_to_many},
                                                                         {"gfk", FieldKind::generic_foreign_key},
                                                                         {"gr", FieldKind::generic_relation},
                                                                         {"tags", FieldKind::tags}}};
  const auto* const row = std::ranges::find(kinds, word, &std::pair<std::string_view, FieldKind>::first);
  require(row != kinds.end(), "the table names kinds of relations that there are");
  return row->second;
}

/// Takes the text up to `end` off the front, and `end` with it.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

DescribedRelation relation_in(std::string_view word) {
  DescribedRelation relation;
  relation.name = take_until(word, '>');
  relation.kind = kind_named(take_until(word, '>'));
  relation.to = take_until(word, '>');
  relation.related_name = take_until(word, '>');
  relation.query_name = take_until(word, '>');
  relation.nullable = word == "null";
  return relation;
}

class Parser {
 public:
  std::vector<DescribedModel> run() {
    std::string_view rest = table;
    while (!rest.empty()) {
      while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
      std::size_t end = 0;
      while (end < rest.size() && !is_blank(rest[end])) ++end;
      if (end != 0) add(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    finish();
    return std::move(models_);
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\n'; }

  void add(std::string_view word) {
    if (word.front() == '@') return begin(word.substr(1));
    DescribedModel& model = models_.back();
    Lists& lists = storage().back();
    if (word == "!abstract") model.abstract = true;
    else if (word == "!open") model.open = true;
    else if (word == "!special") model.special_manager = true;
    else if (word == "!manager") model.other_manager = true;
    else if (word.starts_with("app=")) model.app = word.substr(4);
    else if (word.starts_with("label=")) model.label = word.substr(6);
    else if (word.starts_with("table=")) model.table = word.substr(6);
    else if (word.front() == '<') lists.bases.push_back(word.substr(1));
    else if (word.find('>') != word.npos) lists.relations.push_back(relation_in(word));
    else lists.columns.push_back(Column{word});
  }

  void begin(std::string_view path) {
    finish();
    DescribedModel model{};
    model.path = path;
    model.name = path.substr(path.rfind('.') + 1);
    model.app = path.substr(0, path.rfind('.'));
    if (model.app.ends_with(".models")) model.app.remove_suffix(7);
    models_.push_back(model);
    storage().emplace_back();
  }

  /// The model that was begun is complete.
  void finish() {
    if (models_.empty()) return;
    DescribedModel& model = models_.back();
    const Lists& lists = storage().back();
    if (model.abstract) model.app = {};
    else if (model.label.empty()) model.label = model.app.substr(model.app.rfind('.') + 1);
    model.bases = lists.bases;
    model.columns = lists.columns;
    model.relations = lists.relations;
  }

  /// Lives as long as the program; a deque leaves its elements where they are.
  static std::deque<Lists>& storage() {
    static std::deque<Lists> lists;
    return lists;
  }

  std::vector<DescribedModel> models_;
};

}  // namespace

std::span<const DescribedModel> package_models() {
  static const std::vector<DescribedModel> models = Parser().run();
  return models;
}

}  // namespace djvet
